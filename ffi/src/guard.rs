//! What stands around every function.

use crate::status;
use rashinban::Problem;

/// Runs the body of a function and turns what comes of it into a return value.
pub fn guard(body: impl FnOnce() -> Result<i32, Problem>) -> i32 {
    match caught(body) {
        Ok(value) => value,
        Err(problem) => status::of(problem),
    }
}

#[cfg(any(feature = "std", test))]
fn caught(body: impl FnOnce() -> Result<i32, Problem>) -> Result<i32, Problem> {
    // Nothing is half-changed after a panic: the core has no state, and out-parameters are written last.
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(body)).unwrap_or(Err(Problem::Internal))
}

/// Without std nothing unwinds: a panic ends in the handler below.
#[cfg(not(any(feature = "std", test)))]
fn caught(body: impl FnOnce() -> Result<i32, Problem>) -> Result<i32, Problem> {
    body()
}

/// A fault of this library where there is no one to tell: it stops, as bare programs do, for the watchdog to find.
#[cfg(not(any(feature = "std", test)))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {
        core::hint::spin_loop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_status() {
        assert_eq!(guard(|| panic!("on purpose")), status::RASHINBAN_ERROR_INTERNAL);
        assert_eq!(guard(|| Err(Problem::UnknownCode)), status::RASHINBAN_ERROR_UNKNOWN_CODE);
        assert_eq!(guard(|| Ok(7)), 7);
    }
}
