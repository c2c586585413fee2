//! A part of the page that stands as it was drawn, for as long as it is not drawn anew: while the reader types, what is
//! not about the verdict costs nothing.

use std::cell::RefCell;
use std::rc::Rc;

use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

/// A part as it was drawn last, and how often it was drawn.
#[derive(Clone, Default, Properties)]
pub struct Part {
    /// Shared with the component: Yew may let keys through before it comes to a part, and what it then puts into the
    /// page has to be the newest.
    drawn: Rc<RefCell<Html>>,
    n_drawings: u32,
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.n_drawings == other.n_drawings
    }
}

impl Part {
    /// Takes the place of the part as it was drawn before.
    pub fn draw(&mut self, html: Html) {
        *self.drawn.borrow_mut() = html;
        self.n_drawings = self.n_drawings.wrapping_add(1);
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
        context.props().drawn.borrow().clone()
    }
}
