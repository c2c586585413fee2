//! What is wrong with a part of the catalogue that cannot be read.

/// Why a part was not taken. The catalogue is as it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not UTF-8 where text is asked for.
    NotText,
    /// It does not say in its first line that it is such a part, in the format that this program reads.
    OtherFormat,
    /// A line lacks a field or holds one that cannot be; counted from 1.
    Line(usize),
    /// It ends in the middle of something, or names what is not there.
    Torn,
    /// It is about a service that the base does not list.
    OtherService,
}
