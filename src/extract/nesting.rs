//! Finds the cheapest way to read the marks of one block as nested pairs.
//!
//! A Viterbi search over stacks of open marks, at most three deep. Its time is linear in the number of marks: stacks that
//! print alike are one state, expensive ones are dropped, and after a few thousand marks the best reading is fixed.

use super::glyph::Family;
use super::glyph::Glyph;
use super::glyph::NEVER;
use super::mark::Mark;

/// What a mark turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// An apostrophe, a prime, or a fault.
    Literal,
    /// Opens; closed by the mark with this number, if by any.
    Open(Option<usize>),
    /// Closes the mark with this number.
    Close(usize),
}

/// Stacks deeper than this are not considered.
const DEPTH: usize = 3;
/// States dearer than the best by more than this are dropped.
const MARGIN: f32 = 13.0;
/// At most this many states are kept.
const BEAM: usize = 12;
/// Number of marks after which the best reading so far is fixed.
const WINDOW: usize = 4096;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Literal,
    Open,
    Close,
}

/// The open glyphs, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Stack {
    glyphs: [Option<Glyph>; DEPTH],
    depth: usize,
}

impl Stack {
    fn top(&self) -> Option<Glyph> {
        self.depth.checked_sub(1).and_then(|at| self.glyphs[at])
    }

    fn push(mut self, glyph: Glyph) -> Self {
        self.glyphs[self.depth] = Some(glyph);
        self.depth += 1;
        self
    }

    fn pop(mut self) -> Self {
        self.depth -= 1;
        self.glyphs[self.depth] = None;
        self
    }

    fn has(&self, family: Family) -> bool {
        self.glyphs.iter().flatten().any(|it| it.family() == family)
    }
}

#[derive(Debug, Clone, Copy)]
struct State {
    stack: Stack,
    cost: f32,
    node: u32,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    before: u32,
    action: Action,
}

/// Reads the marks of blocks; keeps its buffers from one block to the next.
#[derive(Debug, Default)]
pub(super) struct Reader {
    states: Vec<State>,
    next: Vec<State>,
    nodes: Vec<Node>,
    actions: Vec<Action>,
}

impl Reader {
    /// The role of each mark of one block; `single` if the document's primary marks are single.
    pub(super) fn read(&mut self, marks: &[Mark], single: bool) -> Vec<Role> {
        self.actions.clear();
        let mut stack = Stack::default();
        for window in marks.chunks(WINDOW) {
            let is_last = self.actions.len() + window.len() == marks.len();
            stack = self.settle(window, stack, single, is_last);
        }
        roles(&self.actions)
    }

    /// Finds the cheapest actions for a window of marks, and the stack they leave.
    fn settle(&mut self, window: &[Mark], start: Stack, single: bool, is_last: bool) -> Stack {
        self.nodes.clear();
        self.states.clear();
        self.states.push(State {
            stack: start,
            cost: 0.0,
            node: u32::MAX,
        });
        for (at, mark) in window.iter().enumerate() {
            self.next.clear();
            for &state in &self.states {
                step(state, mark, single, &mut self.next, &mut self.nodes);
            }
            prune(&mut self.next);
            std::mem::swap(&mut self.states, &mut self.next);
            debug_assert!(!self.states.is_empty(), "mark {at} left no state");
        }
        let end = |state: &State| {
            let open = if is_last {
                unclosed(&state.stack, single)
            } else {
                0.0
            };
            state.cost + open
        };
        let best = self.states.iter().min_by(|a, b| end(a).total_cmp(&end(b)));
        let Some(best) = best.copied() else { return start };
        let from = self.actions.len();
        let mut node = best.node;
        while let Some(it) = self.nodes.get(node as usize) {
            self.actions.push(it.action);
            node = it.before;
        }
        self.actions[from..].reverse();
        best.stack
    }
}

/// All ways to go on from a state.
fn step(state: State, mark: &Mark, single: bool, next: &mut Vec<State>, nodes: &mut Vec<Node>) {
    let mut go = |stack: Stack, cost: f32, action: Action| {
        let cost = state.cost + cost;
        if let Some(same) = next.iter_mut().find(|it| it.stack == stack) {
            if same.cost <= cost {
                return;
            }
            same.cost = cost;
            nodes[same.node as usize] = Node {
                before: state.node,
                action,
            };
            return;
        }
        next.push(State {
            stack,
            cost,
            node: nodes.len() as u32,
        });
        nodes.push(Node {
            before: state.node,
            action,
        });
    };
    go(state.stack, mark.literal, Action::Literal);
    if state.stack.depth < DEPTH && mark.opener < 7.0 {
        let cost = mark.opener + nesting(&state.stack, mark.glyph, single);
        go(state.stack.push(mark.glyph), cost, Action::Open);
    }
    if let Some(top) = state.stack.top() {
        let cost = mark.closer + top.closed_by(mark.glyph);
        if cost < NEVER / 2.0 {
            go(state.stack.pop(), cost, Action::Close);
        }
    }
}

/// What it costs to open this glyph inside what is open already.
fn nesting(stack: &Stack, glyph: Glyph, single: bool) -> f32 {
    let family = glyph.family();
    if stack.has(family) {
        return 2.0;
    }
    match (family, stack.depth) {
        (Family::Single, 0) if single => 0.1,
        (Family::Single, 0) => 1.0,
        (Family::Angle, 0) => 0.5,
        (_, 0) => 0.0,
        (Family::Double, _) if !single && stack.has(Family::Single) => 1.5,
        _ => 0.1,
    }
}

/// What it costs to leave these open at the end of the block.
fn unclosed(stack: &Stack, single: bool) -> f32 {
    let cost = |glyph: &Glyph| match glyph.family() {
        Family::Single if single => 4.0,
        Family::Single => 4.5,
        _ => 5.0,
    };
    stack.glyphs.iter().flatten().map(cost).sum()
}

fn prune(states: &mut Vec<State>) {
    let best = states.iter().map(|it| it.cost).fold(f32::INFINITY, f32::min);
    states.retain(|it| it.cost <= best + MARGIN);
    if states.len() > BEAM {
        states.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        states.truncate(BEAM);
    }
}

/// Pairs up the actions.
fn roles(actions: &[Action]) -> Vec<Role> {
    let mut roles = Vec::with_capacity(actions.len());
    let mut open = Vec::new();
    for (at, action) in actions.iter().enumerate() {
        let role = match action {
            Action::Literal => Role::Literal,
            Action::Open => {
                open.push(at);
                Role::Open(None)
            }
            Action::Close => match open.pop() {
                Some(partner) => {
                    roles[partner] = Role::Open(Some(at));
                    Role::Close(partner)
                }
                None => Role::Literal,
            },
        };
        roles.push(role);
    }
    roles
}
