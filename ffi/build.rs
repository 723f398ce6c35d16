//! Gives the shared library its SONAME: programs ask for the ABI (`librashinban.so.0`), not for a file.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,librashinban.so.0");
    }
}
