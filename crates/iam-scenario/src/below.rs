//! What several questions of a case share of its context: made once, and once more as each filter leaves it.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use iam_catalog::row_keys::Row;
use iam_eval::context::Shared;
use iam_eval::derive::Given;

use crate::carried::Carried;
use crate::case::{ContextEntry, RequestInput};
use crate::given;
use crate::problem::Problem;

/// The context of a case's own request, which lies below that of each question.
#[derive(Debug)]
pub struct Below<'a> {
    context: &'a [ContextEntry],
    unknown: &'a [String],
    left: RefCell<Vec<(Filter, Rc<Left>)>>,
    pointers: OnceCell<BTreeSet<String>>,
}

/// What of it stands in a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The row of the resource, which may lack keys.
    pub row: Option<Row>,
    /// Where the question is one that the call asks beside its own.
    pub carried: Option<Carried>,
    /// Whether the keys that the case leaves unknown are, too.
    pub has_unknown: bool,
}

/// What a filter leaves.
#[derive(Debug)]
pub struct Left {
    pub keys: Shared,
    /// Keys that never stand on the resource: of those that are given, and of the unknown ones.
    pub absent: [Vec<String>; 2],
    /// What is wrong with keys, by name, in order.
    pub problems: Vec<(String, Problem)>,
}

impl<'a> Below<'a> {
    #[must_use]
    pub fn of(request: &'a RequestInput) -> Self {
        Self::new(&request.context, request.unknown.as_deref().unwrap_or_default())
    }

    #[must_use]
    pub fn new(context: &'a [ContextEntry], unknown: &'a [String]) -> Self {
        Self {
            context,
            unknown,
            left: RefCell::default(),
            pointers: OnceCell::new(),
        }
    }

    /// Whether it holds the key that a pointer names.
    pub fn has(&self, pointer: &str) -> bool {
        let all = || self.context.iter().map(|it| given::pointer(&it.name)).collect();
        self.pointers.get_or_init(all).contains(pointer)
    }

    /// What a filter leaves of it.
    pub fn left(&self, filter: &Filter) -> Rc<Left> {
        let mut all = self.left.borrow_mut();
        if let Some((_, left)) = all.iter().find(|(known, _)| known == filter) {
            return Rc::clone(left);
        }
        let left = Rc::new(self.make(filter));
        all.push((filter.clone(), Rc::clone(&left)));
        left
    }

    fn make(&self, filter: &Filter) -> Left {
        let mut absent = [Vec::new(), Vec::new()];
        let mut problems = Vec::new();
        let mut given: Vec<Given> = Vec::with_capacity(self.context.len());
        let is_carried = |name: &str| filter.carried.as_ref().is_none_or(|it| it.keeps(name));
        let lacks = |name: &str| filter.row.is_some_and(|row| row.lacks(name));
        for entry in self.context {
            if lacks(&entry.name) {
                absent[0].push(entry.name.clone());
            } else if is_carried(&entry.name) {
                match given::value(entry) {
                    Ok(value) => given.push((&entry.name, value)),
                    Err(problem) => problems.push((entry.name.clone(), problem)),
                }
            }
        }
        for name in self.unknown.iter().filter(|_| filter.has_unknown) {
            if lacks(name) {
                absent[1].push(name.clone());
            } else if is_carried(name) {
                given.push((name, Some(iam_eval::context::Value::Unknown)));
            }
        }
        Left {
            keys: Shared::new(&given),
            absent,
            problems,
        }
    }
}
