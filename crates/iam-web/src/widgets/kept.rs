//! A part of the page that stands as it was drawn, for as long as it is not drawn anew: while the reader types, what is
//! not about the verdict costs nothing.

use std::rc::Rc;

use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

use crate::widgets::piece::Piece;

/// A part as it was drawn, and which drawing it is of.
#[derive(Clone, Default, Properties)]
pub struct Part {
    drawn: Html,
    drawing: u32,
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.drawing == other.drawing
    }
}

impl Part {
    /// Takes the place of the part as it was drawn before.
    pub fn draw(&mut self, piece: Piece) {
        self.drawn = piece.html();
        self.drawing = self.drawing.wrapping_add(1);
    }

    pub fn html(&self) -> Html {
        VComp::new::<Kept>(Rc::new(self.clone()), None).into()
    }
}

struct Kept;

impl Component for Kept {
    type Message = ();
    type Properties = Part;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        context.props().drawn.clone()
    }
}
