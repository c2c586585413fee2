//! Random numbers that are the same on every run.

/// A generator by Steele, Lea and Flood ("SplitMix").
pub struct Rng(u64);

impl Rng {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).expect("it is below a usize")
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        *self.one_of(from)
    }

    pub fn one_of<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// How many worlds, runs or pairs to try: `usual`, or fewer where the environment asks for a short run.
pub fn n_tries(usual: usize) -> usize {
    asked().map_or(usual * times(), |asked| usual.min(asked))
}

/// Of how many inputs one is tried: all, but in a short run.
pub fn one_of_so_many() -> usize {
    if asked().is_some() { 23 } else { 1 }
}

/// A long run tries so many times as much: `WORLDS_TIMES=10`.
fn times() -> usize {
    let asked = std::env::var("WORLDS_TIMES").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(1)
}

fn asked() -> Option<usize> {
    std::env::var("WORLDS").ok().and_then(|text| text.parse().ok())
}
