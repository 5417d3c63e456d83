//! How far the work is: a line on the terminal, for whoever has to wait, and the time of each stage.

#![allow(clippy::disallowed_methods, reason = "whoever waits is told how long, by the clock")]

use std::sync::Mutex;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal::Terminal;
use crate::watch::{Stage, Watch};

/// What is over sooner shows no progress: a line that flickers tells nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the line is drawn anew while nothing else changes it.
const TICK: Duration = Duration::from_millis(100);

/// A line on standard error that says how far the work is. It goes when this value goes.
pub(super) struct Progress {
    line: ProgressBar,
    /// What brings the line up when patience ends; it is stopped by closing the channel.
    appearing: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Nothing is shown at first, and nothing at all where nobody would see it.
    pub fn begin(terminal: Terminal) -> Self {
        let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let appearing = terminal.shows_progress().then(|| {
            let (stop, stopped) = channel();
            let line = line.clone();
            let appear = move || {
                if stopped.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    line.set_draw_target(ProgressDrawTarget::stderr());
                    line.enable_steady_tick(TICK);
                }
            };
            (stop, thread::spawn(appear))
        });
        Self { line, appearing }
    }

    /// A stage begins. `of` is how many steps it has; 0 where that cannot be said.
    pub fn stage(&self, name: &'static str, of: usize) {
        self.line.set_message(name);
        let template = if of == 0 {
            "{spinner} {msg}"
        } else {
            "{spinner} {msg} {bar:20} {human_pos} of {human_len}, {eta} to go"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.line.set_style(style);
        }
        self.line.set_length(of as u64);
        self.line.reset();
    }

    /// One step is done.
    pub fn step(&self) {
        self.line.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.appearing.take() {
            drop(stop);
            // It does nothing that could panic; if it did, the line would only be missing.
            let _ = thread.join();
        }
        self.line.finish_and_clear();
    }
}

/// Watches a build: shows how far it is, and takes the time of each stage.
pub(super) struct Stopwatch {
    terminal: Terminal,
    progress: Progress,
    begun: Mutex<Vec<(Stage, Instant)>>,
}

/// The time that a stage took.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lap {
    pub stage: Stage,
    pub time: Duration,
}

impl Stopwatch {
    pub fn begin(terminal: Terminal) -> Self {
        Self { terminal, progress: Progress::begin(terminal), begun: Mutex::default() }
    }

    /// The stages with their times. The line goes.
    pub fn end(self) -> Vec<Lap> {
        let end = Instant::now();
        let begun = self.begun.into_inner().unwrap_or_default();
        let ends = begun.iter().skip(1).map(|(_, begun)| *begun).chain([end]);
        let lap = |((stage, begun), end): (&(Stage, Instant), Instant)| Lap {
            stage: *stage,
            time: end.duration_since(*begun),
        };
        begun.iter().zip(ends).map(lap).collect()
    }
}

impl Watch for Stopwatch {
    fn stage(&self, stage: Stage, of: usize) {
        if let Ok(mut begun) = self.begun.lock() {
            begun.push((stage, Instant::now()));
        }
        self.progress.stage(stage.name(), of);
    }

    fn made(&self) {
        self.progress.step();
    }

    fn waiting(&self) {
        self.terminal.note("another build writes to the same folder: waiting for its end");
    }
}
