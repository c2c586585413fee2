//! Text fields: one line, and one that grows with its text.

use crate::context::Ctx;
use crate::state::Action;
use crate::widgets::piece::{Piece, tag};

pub struct Field<'a> {
    pub id: &'static str,
    pub label: &'static str,
    pub value: &'a str,
    pub placeholder: &'static str,
    /// What is wrong with it.
    pub error: Option<&'a str>,
    /// Long texts wrap and the field grows.
    pub grows: bool,
    /// Beside the label.
    pub extra: Option<Piece>,
    pub on_text: Box<dyn Fn(String) -> Action>,
}

/// A labelled field for identifiers: no spelling help, in the code font.
pub fn field(ctx: &Ctx, field: Field) -> Piece {
    let error_id = [field.id, "-error"].concat();
    let input = match field.grows {
        true => tag("textarea.code").attr("rows", "1"),
        false => tag("input.code").attr("type", "text"),
    };
    let head = tag("div.field-head")
        .child(tag("label").attr("for", field.id).text(field.label))
        .child(field.extra);
    let input = unhelped(input)
        .attr("id", field.id)
        .value(field.value)
        .attr("placeholder", field.placeholder)
        .attr_if("aria-describedby", field.error.map(|_| error_id.as_str()))
        .attr_if("aria-invalid", field.error.map(|_| "true"))
        .typed(ctx, field.on_text);
    let error = field.error.map(|error| {
        tag("p.field-error")
            .attr("id", &error_id)
            .attr("lang", "en")
            .said(error)
    });
    tag("div.field").child(head).child(input).child(error)
}

/// A field whose text is no prose.
pub fn unhelped(field: Piece) -> Piece {
    field
        .attr("autocapitalize", "off")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
}

/// One of those to choose from.
pub fn option(value: &str, name: &str, is_chosen: bool) -> Piece {
    tag("option").value(value).flag("selected", is_chosen).text(name)
}
