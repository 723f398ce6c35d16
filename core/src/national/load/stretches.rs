//! A file in stretches of whole lines, which threads read in turn.

use super::super::builder::SEGMENT;
use alloc::vec::Vec;

/// At so many places so many bytes are looked at, to tell how many lines there are.
const SAMPLES: usize = 64;
const SAMPLE: usize = 4 << 10;

/// No fewer lines are worth a thread.
const FEWEST: usize = SEGMENT / 16;

/// About how many lines there are.
fn lines(bytes: &[u8]) -> usize {
    let step = bytes.len() / SAMPLES;
    if step <= SAMPLE {
        return memchr::memchr_iter(b'\n', bytes).count() + 1;
    }
    let samples = (0..SAMPLES).map(|at| &bytes[at * step..][..SAMPLE]);
    let ends: usize = samples.map(|sample| memchr::memchr_iter(b'\n', sample).count()).sum();
    (ends as u64 * bytes.len() as u64 / (SAMPLES * SAMPLE) as u64) as usize + 1
}

/// About where stretches are to end, so that each fills a segment, and that there are as many for each thread.
pub(super) fn places(bytes: &[u8], threads: usize) -> impl ExactSizeIterator<Item = usize> + use<> {
    let (len, lines) = (bytes.len(), lines(bytes));
    let count = lines.div_ceil(SEGMENT).max(threads.min(lines.div_ceil(FEWEST)));
    let count = count.next_multiple_of(threads.min(count));
    (1..count).map(move |number| len / count * number)
}

/// The stretches between the line ends that are at these places, which rise, or first behind them. They go without these.
pub(super) fn divided(bytes: &[u8], ends: impl Iterator<Item = Option<usize>>) -> Vec<&[u8]> {
    let mut stretches = Vec::new();
    let mut start = 0;
    for end in ends.flatten() {
        // A line may be longer than a stretch.
        if end >= start {
            stretches.push(&bytes[start..end]);
            start = end + 1;
        }
    }
    stretches.push(&bytes[start..]);
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stretches(text: &str, threads: usize) -> Vec<&[u8]> {
        let end = |at: usize| memchr::memchr(b'\n', &text.as_bytes()[at..]).map(|end| at + end);
        divided(text.as_bytes(), places(text.as_bytes(), threads).map(end))
    }

    #[test]
    fn each_stretch_fills_a_segment() {
        let lines = "施策\n".repeat(1_000_000);
        for (threads, count) in [(1, 16), (2, 16), (3, 18)] {
            let stretches = stretches(&lines, threads);
            assert_eq!(stretches.len(), count);
            let counts = stretches.iter().map(|stretch| memchr::memchr_iter(b'\n', stretch).count());
            assert!(counts.clone().all(|count| count < SEGMENT), "{:?}", counts.collect::<Vec<_>>());
        }
    }

    proptest! {
        #[test]
        fn no_line_is_cut(lines in proptest::collection::vec("[あa]{0,9}|x{9999}", 0..3), times in 1_usize..9_999, threads in 1_usize..5) {
            let text = lines.join("\n").repeat(times % (1 + (1 << 22) / (1 + lines.concat().len())));
            let stretches = stretches(&text, threads);
            prop_assert_eq!(stretches.join(&b'\n'), text.as_bytes());
            let many = text.lines().count() > 2 * FEWEST * threads;
            prop_assert!(stretches.len() >= threads || !many || text.len() > SAMPLES * SAMPLE);
        }
    }
}
