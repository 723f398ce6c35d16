//! rashinban for JavaScript.
