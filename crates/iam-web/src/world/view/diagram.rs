//! The sequence diagram. A decoration: the list of steps says the same.

use iam_sts::Time;
use yew::prelude::*;

use super::context::Ctx;
use super::glyph::href;
use crate::world::model::analysis::Run;
use crate::world::model::clock::time_of_day;
use crate::world::model::hop::Hop;
use crate::world::model::lanes::{Arrow, Diagram, Lane, LaneKind, Row, lay_out};
use crate::world::model::mark::Mark;

const LEFT: usize = 118;
const LANE: usize = 176;
const TOP: usize = 52;
const ROW: usize = 52;
/// How far a request goes.
const SHORT: usize = 92;

pub fn diagram(ctx: &Ctx, run: &Run, now: Time, open: Option<usize>) -> Html {
    let rows: Vec<Row> = run
        .report
        .steps
        .iter()
        .enumerate()
        .filter_map(|(at, report)| {
            let hop = Hop::of(run.step(at)?);
            Some(Row {
                id: report.id.clone(),
                actor_key: hop.actor_key,
                actor: hop.actor,
                issues: hop.issues,
                label: hop.does,
                mark: Mark::of(report),
                time: report.time,
                expiration: report.session.as_ref().map(|session| session.expiration),
            })
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let drawn = lay_out(&rows, now);
    let width = LEFT + drawn.lanes.len() * LANE + 28;
    let height = TOP + rows.len() * ROW + 16;
    let labels = ctx.labels();
    html! {
        <div class="diagram" tabindex="0" role="group" aria-label={labels.diagram}>
            <svg viewBox={format_box(width, height)} width={width.to_string()} height={height.to_string()} role="img"
                aria-label={labels.diagram_hint}>
                if let Some(at) = open.filter(|at| *at < rows.len()) {
                    <rect class="open-row" x="0" y={(TOP + at * ROW).to_string()} width={width.to_string()} height={ROW.to_string()} />
                }
                { for drawn.lanes.iter().enumerate().map(|(at, it)| lane(&drawn, at, it, rows.len())) }
                { for rows.iter().enumerate().map(|(at, row)| html! {
                    <text class="gutter" x="6" y={(y(at) + 4).to_string()}>{ (at + 1).to_string() }{ "\u{2002}" }{ time_of_day(row.time) }</text>
                }) }
                { for drawn.arrows.iter().map(arrow) }
                <line class="now" x1="0" x2={width.to_string()} y1={clock_y(&drawn)} y2={clock_y(&drawn)} />
            </svg>
        </div>
    }
}

fn format_box(width: usize, height: usize) -> String {
    ["0 0 ", &width.to_string(), " ", &height.to_string()].concat()
}

fn clock_y(drawn: &Diagram) -> String {
    (TOP + drawn.clock * ROW).to_string()
}

fn x(lane: usize) -> usize {
    LEFT + lane * LANE + LANE / 2
}

/// The middle of a row.
fn y(row: usize) -> usize {
    TOP + row * ROW + ROW / 2 + 6
}

fn lane(drawn: &Diagram, at: usize, lane: &Lane, n_rows: usize) -> Html {
    let class = match lane.kind {
        LaneKind::Caller => "caller",
        LaneKind::Session => "session",
        LaneKind::Missing => "missing",
    };
    let bottom = TOP + n_rows * ROW + 6;
    let top = match lane.kind {
        LaneKind::Caller => 34,
        LaneKind::Session | LaneKind::Missing => y(lane.from),
    };
    let end = lane.until.map_or(bottom, |row| TOP + row * ROW + 8);
    let x = x(at).to_string();
    let is_wide = drawn.lanes.len() < 3;
    html! {
        <g class={classes!("lane", class)}>
            <text x={x.clone()} y="22" text-anchor="middle">{ clipped(&lane.label, if is_wide { 30 } else { 22 }) }</text>
            if lane.kind != LaneKind::Caller {
                <line class="lead" x1={x.clone()} x2={x.clone()} y1="32" y2={top.to_string()} />
            }
            <line x1={x.clone()} x2={x.clone()} y1={top.to_string()} y2={end.to_string()} />
            if lane.until.is_some() {
                <line class="lead" x1={x.clone()} x2={x.clone()} y1={end.to_string()} y2={bottom.to_string()} />
                <path class="end" d={["M", &(x_of(&x) - 7).to_string(), " ", &end.to_string(), "h14"].concat()} />
            }
        </g>
    }
}

fn x_of(text: &str) -> usize {
    text.parse().unwrap_or(7)
}

fn arrow(arrow: &Arrow) -> Html {
    let (from, row) = (x(arrow.from), y(arrow.row));
    let goes_left = arrow.to.is_some_and(|to| to < arrow.from);
    let far = match arrow.to {
        Some(to) => x(to),
        None => from + SHORT,
    };
    // A refused hop doesn't arrive.
    let end = match (arrow.to, arrow.mark.went_through()) {
        (Some(_), false) if goes_left => far + LANE / 3,
        (Some(_), false) => far - LANE / 3,
        (_, _) => far,
    };
    let tip = if goes_left { end + 9 } else { end.saturating_sub(9) };
    let middle = (from + end) / 2;
    let glyph = if goes_left { end.saturating_sub(8) } else { end - 8 };
    html! {
        <g class={classes!("arrow", arrow.mark.name())}>
            <line x1={from.to_string()} x2={tip.to_string()} y1={row.to_string()} y2={row.to_string()} />
            <circle cx={from.to_string()} cy={row.to_string()} r="3.5" />
            <text x={middle.to_string()} y={(row - 12).to_string()} text-anchor="middle">{ clipped(&arrow.label, 24) }</text>
            <svg class={classes!("mark-glyph", arrow.mark.name())} x={glyph.to_string()} y={(row - 8).to_string()} width="16" height="16" viewBox="0 0 16 16">
                <use href={href(arrow.mark)} />
            </svg>
        </g>
    }
}

/// As much of a text as there is room for.
fn clipped(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_string();
    }
    let head: String = text.chars().take(most - 1).collect();
    [&head, "…"].concat()
}
