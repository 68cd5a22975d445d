//! Ctrl-C while a query runs: the query ends, the shell does not.
//!
//! In: the signal. Out: a token that stops the query. Invariant: a signal from before a query does not stop it.

use crate::cli::talk;
use oxigraph::sparql::CancellationToken;
use signal_hook::consts::SIGINT;
use signal_hook::flag;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// How often it is looked whether Ctrl-C was pressed.
const PULSE: Duration = Duration::from_millis(50);
/// How long a query may take to stop before the user is told.
const PATIENCE: Duration = Duration::from_secs(1);
/// What shells give as the code of a program that Ctrl-C ended.
const ENDED_BY_SIGNAL: i32 = 130;

/// Listens for Ctrl-C.
pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// From now on Ctrl-C no longer ends the program, unless it is pressed twice during one query.
    pub(super) fn new() -> io::Result<Self> {
        let pressed = Arc::new(AtomicBool::new(false));
        flag::register_conditional_shutdown(SIGINT, ENDED_BY_SIGNAL, Arc::clone(&pressed))?;
        flag::register(SIGINT, Arc::clone(&pressed))?;
        Ok(Self(pressed))
    }

    /// Does work that the token stops as soon as Ctrl-C is pressed.
    pub(super) fn stops<T>(&self, work: impl FnOnce(CancellationToken) -> T) -> T {
        self.0.store(false, Ordering::Relaxed);
        let stop = CancellationToken::new();
        let (working, done) = channel::<()>();
        thread::scope(|scope| {
            let watched = stop.clone();
            scope.spawn(move || {
                while done.recv_timeout(PULSE) == Err(RecvTimeoutError::Timeout) {
                    if self.was_pressed() {
                        watched.cancel();
                        // A query that only computes does not notice.
                        if done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                            talk::note("the query goes on; Ctrl-C again ends the shell");
                        }
                        return;
                    }
                }
            });
            let result = work(stop);
            drop(working);
            result
        })
    }

    /// Whether it was pressed since the last work began.
    pub(super) fn was_pressed(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signal_hook::low_level::raise;
    use std::time::Instant;

    #[test]
    fn ctrl_c_stops_the_work_and_nothing_else() {
        let interrupt = Interrupt::new().expect("a signal handler");
        assert!(!interrupt.stops(|stop| stop.is_cancelled()));
        let stopped = interrupt.stops(|stop| {
            raise(SIGINT).expect("a signal");
            let last = Instant::now() + Duration::from_secs(10);
            while !stop.is_cancelled() && Instant::now() < last {
                thread::sleep(PULSE);
            }
            stop.is_cancelled()
        });
        assert!(stopped && interrupt.was_pressed());
        assert!(!interrupt.stops(|stop| stop.is_cancelled()));
    }
}
