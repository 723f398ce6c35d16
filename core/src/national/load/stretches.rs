//! A file in stretches of whole lines, which threads read in turn.

use super::super::builder::SEGMENT;
use super::bytes::Bytes;
use alloc::vec::Vec;
use core::ops::Range;

/// At so many places so many bytes are looked at, to tell how many lines there are.
const SAMPLES: usize = 64;
const SAMPLE: usize = 4 << 10;

/// No fewer lines are worth a thread.
const FEWEST: usize = SEGMENT / 16;

/// About how many lines stand in a range.
fn lines(bytes: &dyn Bytes, range: Range<usize>) -> usize {
    let mut memory = Vec::new();
    let mut ends = |range| memchr::memchr_iter(b'\n', bytes.part(range, &mut memory)).count();
    let step = range.len() / SAMPLES;
    if step <= SAMPLE {
        return ends(range) + 1;
    }
    let found: usize = (0..SAMPLES).map(|at| range.start + at * step).map(|at| ends(at..at + SAMPLE)).sum();
    (found as u64 * range.len() as u64 / (SAMPLES * SAMPLE) as u64) as usize + 1
}

/// About where stretches of a range are to end, so that each fills a segment, and that there are as many for each thread.
pub(super) fn places(bytes: &dyn Bytes, range: Range<usize>, threads: usize) -> Vec<usize> {
    let lines = lines(bytes, range.clone());
    let count = lines.div_ceil(SEGMENT).max(threads.min(lines.div_ceil(FEWEST)));
    let count = count.next_multiple_of(threads.min(count));
    (1..count).map(|number| range.start + range.len() / count * number).collect()
}

/// The stretches of a range between the line ends that are at these places, which rise, or first behind them. They go without
/// these.
pub(super) fn divided(range: Range<usize>, ends: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut start = range.start;
    for end in ends {
        // A line may be longer than a stretch.
        if end >= start {
            stretches.push(start..end);
            start = end + 1;
        }
    }
    stretches.push(start..range.end);
    stretches
}

#[cfg(test)]
mod tests {
    use super::super::bytes::line_end;
    use super::*;
    use proptest::prelude::*;

    fn stretches(text: &str, threads: usize) -> Vec<&[u8]> {
        let bytes = text.as_bytes();
        let places = places(&bytes, 0..bytes.len(), threads);
        divided(0..bytes.len(), places.into_iter().filter_map(|at| line_end(&bytes, at)))
            .into_iter()
            .map(|range| &bytes[range])
            .collect()
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
