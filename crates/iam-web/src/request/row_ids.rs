//! Rows of the context keep their place on the page while their key is typed or becomes unknown: each has a number.

use crate::model::ask::Row;

/// The numbers of the rows, by key, in the order on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowIds {
    rows: Vec<(u32, String)>,
    next: u32,
}

impl RowIds {
    /// Takes up the keys that are there now: those known keep number and place, new ones come last.
    /// Says for each row on the page its number and its place among the keys.
    pub fn arrange(&mut self, there: &[Row]) -> Vec<(u32, usize)> {
        let mut left: Vec<usize> = (0..there.len()).collect();
        let mut arranged = Vec::with_capacity(there.len());
        self.rows.retain(|(id, known)| {
            let found = left.iter().position(|at| there[*at].key == *known);
            if let Some(found) = found {
                arranged.push((*id, left.remove(found)));
            }
            found.is_some()
        });
        for at in left {
            arranged.push((self.next, at));
            self.rows.push((self.next, there[at].key.clone()));
            self.next += 1;
        }
        arranged
    }

    /// The row of a key is about to have another.
    pub fn rename(&mut self, old: &str, new: &str) {
        if let Some((_, key)) = self.rows.iter_mut().find(|(_, key)| key == old) {
            *key = new.to_string();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RowIds;
    use crate::model::ask::{Held, Row};

    #[test]
    fn a_row_keeps_its_place_when_it_is_renamed_or_moves_in_the_case() {
        let mut ids = RowIds::default();
        let arrange = |ids: &mut RowIds, keys: &[&str]| {
            let row = |key: &&str| Row {
                key: (*key).into(),
                held: Held::Unknown,
            };
            ids.arrange(&keys.iter().map(row).collect::<Vec<Row>>())
        };
        assert_eq!(arrange(&mut ids, &["a", "b", "c"]), [(0, 0), (1, 1), (2, 2)]);
        ids.rename("b", "bb");
        // It became unknown too, so the case lists it last.
        assert_eq!(arrange(&mut ids, &["a", "c", "bb"]), [(0, 0), (1, 2), (2, 1)]);
        assert_eq!(arrange(&mut ids, &["c", "d"]), [(2, 0), (3, 1)]);
    }
}
