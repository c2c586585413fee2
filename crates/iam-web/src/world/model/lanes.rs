//! The layout of the sequence diagram: a lane for everyone who acts and for each session, a row for each step.

use iam_sts::Time;

use super::mark::Mark;

/// A step as the diagram sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: String,
    /// The same for all that the same credentials do; `@id` for the session of a step.
    pub actor_key: String,
    pub actor: String,
    /// What the session is called that the step shall issue.
    pub issues: Option<String>,
    pub label: String,
    pub mark: Mark,
    pub time: Time,
    /// When the session that it issued ends.
    pub expiration: Option<Time>,
}

/// Somebody who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    key: String,
    pub label: String,
    /// Sessions that were not issued have lanes too: later steps may want to act in them.
    pub kind: LaneKind,
    /// The row where it begins.
    pub from: usize,
    /// The row where it has ended, if it has.
    pub until: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneKind {
    Caller,
    Session,
    /// A session that was refused.
    Missing,
}

/// A step from lane to lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    pub row: usize,
    pub from: usize,
    /// The lane of the session that it shall issue; a request goes to no lane.
    pub to: Option<usize>,
    pub label: String,
    pub mark: Mark,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagram {
    pub lanes: Vec<Lane>,
    pub arrows: Vec<Arrow>,
    /// The row above which the clock stands: as many steps have happened by then.
    pub clock: usize,
}

/// Lays out the steps. `now` is where the clock stands.
pub fn lay_out(rows: &[Row], now: Time) -> Diagram {
    let mut diagram = Diagram {
        clock: rows.iter().take_while(|row| row.time <= now).count(),
        ..Diagram::default()
    };
    for (at, row) in rows.iter().enumerate() {
        let from = diagram.lane(&row.actor_key, || Lane {
            key: row.actor_key.clone(),
            label: row.actor.clone(),
            // A session of a step that there is not.
            kind: if row.actor_key.starts_with('@') {
                LaneKind::Missing
            } else {
                LaneKind::Caller
            },
            from: at,
            until: None,
        });
        let to = row.issues.as_ref().map(|label| {
            let is_issued = row.mark == Mark::Issued;
            diagram.lanes.push(Lane {
                key: ["@", &row.id].concat(),
                label: label.clone(),
                kind: if is_issued {
                    LaneKind::Session
                } else {
                    LaneKind::Missing
                },
                from: at,
                until: row
                    .expiration
                    .and_then(|end| (at + 1..rows.len()).find(|later| end <= rows[*later].time)),
            });
            diagram.lanes.len() - 1
        });
        diagram.arrows.push(Arrow {
            row: at,
            from,
            to,
            label: row.label.clone(),
            mark: row.mark,
        });
    }
    diagram
}

impl Diagram {
    fn lane(&mut self, key: &str, make: impl FnOnce() -> Lane) -> usize {
        // The latest: an id may be there twice while it is typed.
        if let Some(at) = self.lanes.iter().rposition(|lane| lane.key == key) {
            return at;
        }
        self.lanes.push(make());
        self.lanes.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, actor: &str, issues: Option<&str>, mark: Mark, time: Time, expiration: Option<Time>) -> Row {
        Row {
            id: id.into(),
            actor_key: actor.into(),
            actor: actor.into(),
            issues: issues.map(str::to_string),
            label: id.into(),
            mark,
            time,
            expiration,
        }
    }

    #[test]
    fn each_session_has_a_lane_from_where_it_is_issued_to_where_it_has_ended() {
        let rows = [
            row("a", "ana", Some("Build/b"), Mark::Issued, 0, Some(3_600)),
            row("b", "@a", Some("Deploy/d"), Mark::RefusedByPolicy, 60, None),
            row("c", "@b", None, Mark::NotRun, 120, None),
            row("d", "@a", None, Mark::Expired, 3_600, None),
            row("e", "ana", None, Mark::Allowed, 3_600, None),
        ];
        let diagram = lay_out(&rows, 60);
        let lanes: Vec<_> = diagram
            .lanes
            .iter()
            .map(|it| (it.label.as_str(), it.kind, it.from, it.until))
            .collect();
        assert_eq!(
            lanes,
            [
                ("ana", LaneKind::Caller, 0, None),
                ("Build/b", LaneKind::Session, 0, Some(3)),
                ("Deploy/d", LaneKind::Missing, 1, None),
            ]
        );
        let arrows: Vec<_> = diagram.arrows.iter().map(|it| (it.from, it.to)).collect();
        assert_eq!(arrows, [(0, Some(1)), (1, Some(2)), (2, None), (1, None), (0, None)]);
        assert_eq!(diagram.clock, 2);
    }

    #[test]
    fn a_session_of_no_step_is_missing() {
        let diagram = lay_out(&[row("a", "@nobody", None, Mark::NotRun, 0, None)], 0);
        assert_eq!(diagram.lanes[0].kind, LaneKind::Missing);
    }
}
