//! What std would bring, and nothing more of it.

/// An allocator made for modules of this size.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The core does not panic; if it did, JavaScript would get a `WebAssembly.RuntimeError`.
#[cfg(not(feature = "national"))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
