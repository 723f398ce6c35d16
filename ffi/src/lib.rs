//! C ABI of rashinban.
