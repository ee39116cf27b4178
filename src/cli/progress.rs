//! A progress bar on standard error, where somebody can see it.

use std::fmt::Display;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::tell;

/// Bytes of input from which a bar is worth its line.
const LARGE: u64 = 4 << 20;

/// A progress bar, or nothing.
pub(super) struct Progress {
    bar: Option<(ProgressBar, Arc<AtomicU64>)>,
}

impl Progress {
    /// A bar for `total` bytes in `files` files, if standard error is a terminal that the records do not go to.
    /// `read` counts the bytes that were read.
    pub(super) fn new(wanted: bool, files: usize, total: Option<u64>, read: Arc<AtomicU64>) -> Self {
        let worth = files > 16 || total.is_none_or(|total| total >= LARGE);
        if !wanted || !worth || !io::stderr().is_terminal() {
            return Self { bar: None };
        }
        let (bar, template) = match total {
            Some(total) => (ProgressBar::new(total), "{bar:30} {percent:>3}% {bytes}/{total_bytes} {msg} {eta}"),
            None => (ProgressBar::new_spinner(), "{spinner} {bytes} {msg} {elapsed}"),
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = bar.with_style(style);
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar: Some((bar, read)) }
    }

    /// Shows how far it is.
    pub(super) fn advance(&self, documents: u64) {
        if let Some((bar, read)) = &self.bar {
            bar.set_position(read.load(Ordering::Relaxed));
            if documents % 64 == 1 {
                bar.set_message(format!("{documents} documents"));
            }
        }
    }

    /// Says something beside the bar.
    pub(super) fn tell(&self, message: impl Display) {
        match &self.bar {
            Some((bar, _)) => bar.suspend(|| tell(message)),
            None => tell(message),
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Some((bar, _)) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
