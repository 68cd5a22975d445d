//! The tools of others that read what is exported.
//!
//! Invariant: a tool that is not installed is said so on stderr; under CI (`CI=true`) its test fails.

use std::io::Write as _;
use std::process::Command;

/// Whether the tool runs; says so where it does not.
pub(crate) fn has(tool: &str, probe: &[&str]) -> bool {
    if Command::new(tool)
        .args(probe)
        .output()
        .is_ok_and(|output| output.status.success())
    {
        return true;
    }
    let ci = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(
        !ci,
        "{tool} {} does not run, and CI needs it",
        probe.join(" ")
    );
    // Written past the test harness, which would swallow it in a test that passes.
    let _ = writeln!(
        std::io::stderr(),
        "not run: `{tool} {}` does not work here",
        probe.join(" ")
    );
    false
}
