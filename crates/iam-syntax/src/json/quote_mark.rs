//! Quotation marks that stand in the place of `"`.

/// Whether this is a quotation mark that people and word processors put in the place of `"`.
pub(crate) const fn is_odd_quote(character: char) -> bool {
    is_curly_quote(character) || matches!(character, '\'' | '`')
}

/// Whether this is what word processors and messengers make of a quotation mark.
pub(super) const fn is_curly_quote(character: char) -> bool {
    matches!(
        character,
        '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»' | '″' | '＂' | '＇'
    )
}

/// Whether a quotation mark ends what another began.
pub(super) const fn closes(open: char, close: char) -> bool {
    match open {
        '"' => close == '"',
        '\'' | '`' => close == open || matches!(close, '‘' | '’'),
        '‘' | '’' | '‚' | '‛' | '＇' => matches!(close, '‘' | '’' | '‚' | '‛' | '＇' | '\''),
        _ => is_curly_quote(close) && !matches!(close, '‘' | '’' | '‚' | '‛' | '＇'),
    }
}
