//! Gives the shared library its SONAME: programs ask for the ABI (`librashinban.so.0`), not for a file.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let registers = std::env::var_os("CARGO_FEATURE_REGISTER").is_some();
    let name = if registers { "librashinban_register" } else { "librashinban" };
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,{name}.so.0");
    }
}
