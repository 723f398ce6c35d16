//! The page and the package it uses, on this machine alone.

use std::net::{Ipv4Addr, TcpListener};
use std::thread;

use anyhow::{Context, Result};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Redirect;
use axum::routing::get;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::workspace::Workspace;

/// Tried first.
pub const DEFAULT_PORT: u16 = 8023;
/// How many further ports are tried.
const ATTEMPTS: u16 = 50;

/// The page has to work under the strictest policy that a municipality's server may send.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                                       connect-src 'self'; img-src 'self' data:";

/// A port that is bound but not yet answered.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    router: Router,
    port: u16,
}

impl Server {
    /// Takes the first free port from `port` on. Paths are those of the repository, so that the page's relative
    /// links are the same on disk and here.
    pub fn bind(workspace: &Workspace, port: u16) -> Result<Self> {
        let listener = (port..=port.saturating_add(ATTEMPTS))
            .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
            .with_context(|| format!("空いているポートがありません / no free port from {port} on"))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();

        let mut router = Router::new().route("/", get(async || Redirect::temporary("/examples/web/")));
        for folder in ["examples/web", "bindings/npm"] {
            router = router.nest_service(&format!("/{folder}"), ServeDir::new(workspace.path(folder)));
        }
        for (name, value) in [
            (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            // What was rebuilt must be seen on the next load.
            (header::CACHE_CONTROL, "no-store"),
        ] {
            router = router.layer(always(name, value));
        }
        Ok(Self { listener, router, port })
    }

    /// The page's address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/examples/web/", self.port)
    }

    /// Answers until Ctrl-C.
    pub fn run(self) -> Result<()> {
        tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            axum::serve(listener, self.router)
                .with_graceful_shutdown(async { drop(tokio::signal::ctrl_c().await) })
                .await
                .context("server")
        })
    }

    /// Answers from a thread of its own for as long as this program runs, and returns the page's address.
    pub fn spawn(self) -> String {
        let url = self.url();
        thread::spawn(|| self.run());
        url
    }
}

fn always(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}
