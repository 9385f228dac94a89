//! Trees of wordings → utterances, with the mosaics that belong to several.
//!
//! Witnesses in order of their first printing enter, with the parent of each and the others that it overlaps; utterances
//! leave. Every witness is in one of them, a mosaic in more.

use crate::matching::Rendering;
use crate::matching::Utterance;
use crate::matching::cluster::witness::Witness;

/// Maximum number of utterances that a mosaic joins.
const JOINED: usize = 2;

/// Minimum length of a mosaic, in words.
const MOSAIC: usize = 6;

/// True if a witness without a parent may be a mosaic of others.
pub(crate) fn may_join(witness: &Witness) -> bool {
    witness.words.whole.spoken >= MOSAIC
}

/// The utterances of all witnesses; parents and overlaps are places among them.
pub(crate) fn utterances(
    witnesses: &[&Witness],
    parents: &[Option<usize>],
    overlaps: &[Vec<usize>],
) -> Vec<Utterance> {
    let mut trees = Trees::new(parents);
    trees.join_mosaics(witnesses, overlaps);
    let mut utterances: Vec<Utterance> = (0..witnesses.len())
        .filter(|&root| !trees.members[root].is_empty())
        .map(|root| trees.utterance(witnesses, parents, root))
        .collect();
    utterances.sort_by_key(|utterance| {
        utterance
            .renderings
            .iter()
            .map(|rendering| (rendering.document, rendering.quotation))
            .min()
    });
    utterances
}

/// The trees of the forest, by the witness at their root.
struct Trees {
    root: Vec<usize>,
    /// Witnesses of each root, the root first; empty for witnesses that are not roots.
    members: Vec<Vec<usize>>,
    /// Mosaics that belong to a root's utterance beside its own members.
    mosaics: Vec<Vec<usize>>,
}

impl Trees {
    fn new(parents: &[Option<usize>]) -> Self {
        let root: Vec<usize> = (0..parents.len())
            .map(|mut at| {
                while let Some(parent) = parents[at] {
                    at = parent;
                }
                at
            })
            .collect();
        let mut members = vec![Vec::new(); parents.len()];
        for (at, parent) in parents.iter().enumerate() {
            if parent.is_none() {
                members[at].push(at);
            }
        }
        for (at, parent) in parents.iter().enumerate() {
            if parent.is_some() {
                members[root[at]].push(at);
            }
        }
        Self {
            root,
            members,
            mosaics: vec![Vec::new(); parents.len()],
        }
    }

    /// Moves every tree whose root overlaps one other to it; a root that overlaps several belongs to each. Small trees go to
    /// large ones.
    fn join_mosaics(&mut self, witnesses: &[&Witness], overlaps: &[Vec<usize>]) {
        let printings = |trees: &Self, root: usize| -> usize {
            trees.members[root]
                .iter()
                .map(|&at| witnesses[at].printings.len())
                .sum()
        };
        let mut roots: Vec<(usize, usize, usize)> = (0..witnesses.len())
            .filter(|&at| self.root[at] == at && may_join(witnesses[at]))
            .map(|at| (printings(self, at), witnesses[at].words.whole.words.len(), at))
            .collect();
        roots.sort_unstable();
        let rank =
            |trees: &Self, at: usize| (printings(trees, at), witnesses[at].words.whole.words.len(), at);
        let mut moved = vec![false; witnesses.len()];
        for (_, _, one) in roots {
            let mut targets: Vec<usize> = Vec::new();
            for &other in &overlaps[one] {
                // Only what stands in the root itself is the utterance's wording.
                let target = self.root[other];
                let fits = target != one
                    && !moved[target]
                    && !targets.contains(&target)
                    && (rank(self, one) < rank(self, target));
                if fits {
                    targets.push(target);
                }
                if targets.len() == JOINED {
                    break;
                }
            }
            let is_alone = self.members[one].len() == 1 && self.mosaics[one].is_empty();
            if let [target] = targets[..] {
                // One whole overlaps another: the trees are one utterance.
                let tree: Vec<usize> = [&self.members[one][..], &self.mosaics[one]].concat();
                self.mosaics[target].extend(tree);
                moved[one] = true;
                continue;
            }
            moved[one] = is_alone && !targets.is_empty();
            for target in targets {
                self.mosaics[target].push(one);
            }
        }
        for (at, moved) in moved.into_iter().enumerate() {
            if moved {
                self.members[at].clear();
                self.mosaics[at].clear();
            }
        }
    }

    fn utterance(&self, witnesses: &[&Witness], parents: &[Option<usize>], root: usize) -> Utterance {
        let mut members = self.members[root].clone();
        // A transcript's wording is the reference even if a report prints more around it.
        let first = members
            .iter()
            .position(|&at| witnesses[at].is_transcript)
            .unwrap_or(0);
        members.swap(0, first);
        let mut renderings = Vec::new();
        let mut place = rustc_hash::FxHashMap::default();
        for &at in members.iter().chain(&self.mosaics[root]) {
            place.insert(at, renderings.len());
            for &(document, quotation) in &witnesses[at].printings {
                renderings.push(Rendering {
                    document,
                    quotation,
                    parent: None,
                    mosaic: self.mosaics[root].contains(&at),
                });
            }
        }
        for &at in members.iter().chain(&self.mosaics[root]) {
            let first = place[&at];
            let above = parents[at].and_then(|parent| place.get(&parent)).copied();
            for printing in 0..witnesses[at].printings.len() {
                let parent = if printing > 0 {
                    Some(first)
                } else {
                    above.or(Some(0))
                };
                renderings[first + printing].parent = parent.filter(|&parent| parent != first + printing);
            }
        }
        // Behind a swap the old root hangs under the reference.
        if let Some(reference) = renderings.first_mut() {
            reference.parent = None;
        }
        Utterance { renderings }
    }
}
