//! Works on many documents at once and hands the results on in order.
//!
//! One thread reads, some work (the caller itself, where one is enough), the caller takes the results. How much is under way is bounded by bytes, so that
//! memory does not grow with the input, and a result is handed on as soon as it and all before it are ready, so
//! that a program at the other end of a pipe gets its answer without sending more.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Bytes of input under way, unless one item alone is larger.
const BUDGET: usize = 32 << 20;
/// What an item weighs beside its text.
const OVERHEAD: usize = 16 << 10;
/// Stack of a working thread.
const STACK: usize = 16 << 20;

/// How to work.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// Threads that work.
    pub(super) threads: usize,
    /// Whether results come in the order of the input.
    pub(super) ordered: bool,
}

/// An item on its way: number in the input, weight, and the item or its result.
type Numbered<T> = (usize, usize, T);

/// Runs `work` on every item and hands each result to `take`, with whether another one is ready behind it.
/// `weigh` says how many bytes an item holds. Ends early when `take` breaks.
pub(super) fn run<I, T, R>(
    items: impl Iterator<Item = I> + Send + 'static,
    plan: Plan,
    weigh: impl Fn(&I) -> usize + Send + 'static,
    work: impl Fn(I) -> R + Sync,
    mut take: impl FnMut(R, bool) -> ControlFlow<T>,
) -> Option<T>
where
    I: Send + 'static,
    R: Send,
{
    let budget = Arc::new(Budget::default());
    let (to_work, waiting) = channel::<Numbered<I>>();
    // Not a thread of the scope below: where the caller stops, nobody waits for a reader that waits for input.
    let reading = Arc::clone(&budget);
    thread::spawn(move || {
        for (number, item) in items.enumerate() {
            let weight = weigh(&item) + OVERHEAD;
            if !reading.spend(weight) || to_work.send((number, weight, item)).is_err() {
                break;
            }
        }
    });
    if plan.threads == 1 {
        let result = alone(&waiting, &budget, work, take);
        budget.close();
        return result;
    }
    let waiting = Mutex::new(waiting);
    thread::scope(|scope| {
        let (to_take, done) = channel::<Numbered<R>>();
        for _ in 0..plan.threads {
            let to_take = to_take.clone();
            let (waiting, work) = (&waiting, &work);
            let worker = move || serve(waiting, work, &to_take);
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, worker)
                .expect("the system gives as many threads as the user asked for");
        }
        drop(to_take);
        let result = deliver(&done, plan.ordered, &budget, &mut take);
        budget.close();
        // The waiting work is thrown away, so that the workers end.
        drop(done);
        result
    })
}

/// Works on the calling thread: where one thread works, handing items from thread to thread costs more than it
/// gives.
fn alone<I, T, R>(
    waiting: &Receiver<Numbered<I>>,
    budget: &Budget,
    work: impl Fn(I) -> R,
    mut take: impl FnMut(R, bool) -> ControlFlow<T>,
) -> Option<T> {
    let mut ready = waiting.recv().ok();
    while let Some((_, weight, item)) = ready.take() {
        let result = work(item);
        budget.give_back(weight);
        ready = waiting.try_recv().ok();
        if let ControlFlow::Break(value) = take(result, ready.is_some()) {
            return Some(value);
        }
        ready = ready.or_else(|| waiting.recv().ok());
    }
    None
}

fn serve<I, R>(waiting: &Mutex<Receiver<Numbered<I>>>, work: &impl Fn(I) -> R, to_take: &Sender<Numbered<R>>) {
    loop {
        let next = lock(waiting).recv();
        let Ok((number, weight, item)) = next else { return };
        if to_take.send((number, weight, work(item))).is_err() {
            return;
        }
    }
}

fn deliver<R, T>(
    done: &Receiver<Numbered<R>>,
    ordered: bool,
    budget: &Budget,
    take: &mut impl FnMut(R, bool) -> ControlFlow<T>,
) -> Option<T> {
    let mut early: BTreeMap<usize, (usize, R)> = BTreeMap::new();
    let mut next = 0;
    let mut ready = done.recv().ok();
    while let Some((number, weight, result)) = ready.take() {
        // Without an order, each result is the next one.
        let at = if ordered { number } else { next };
        early.insert(at, (weight, result));
        while let Some((weight, result)) = early.remove(&next) {
            next += 1;
            budget.give_back(weight);
            ready = ready.or_else(|| done.try_recv().ok());
            if let ControlFlow::Break(value) = take(result, early.contains_key(&next) || ready.is_some()) {
                return Some(value);
            }
        }
        ready = ready.or_else(|| done.recv().ok());
    }
    None
}

/// Bytes under way.
#[derive(Debug, Default)]
struct Budget {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    spent: usize,
    /// Whether the reader waits for room.
    full: bool,
    closed: bool,
}

impl Budget {
    /// Waits until there is room; false when nothing is wanted any more. Once full, there is room again when half
    /// is free: waking the reader for every item costs more than reading many short ones.
    fn spend(&self, weight: usize) -> bool {
        let mut state = lock(&self.state);
        state.full = state.spent > 0 && state.spent + weight > BUDGET;
        let full = |state: &mut State| !state.closed && state.full;
        let mut state = self.changed.wait_while(state, full).unwrap_or_else(PoisonError::into_inner);
        state.spent += weight;
        !state.closed
    }

    fn give_back(&self, weight: usize) {
        let mut state = lock(&self.state);
        state.spent -= weight;
        if state.full && state.spent <= BUDGET / 2 {
            state.full = false;
            self.changed.notify_one();
        }
    }

    fn close(&self) {
        lock(&self.state).closed = true;
        self.changed.notify_one();
    }
}

/// Locks; what the mutexes here guard is whole at every moment, so a panic elsewhere is no reason to stop.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_in_order_for_any_number_of_threads() {
        for threads in [1, 2, 8] {
            let mut taken = Vec::new();
            let work = |n: u64| {
                thread::sleep(std::time::Duration::from_micros(n * 7 % 13 * 20));
                n * 2
            };
            let ended = run(
                0..500u64,
                Plan { threads, ordered: true },
                |_| BUDGET / 20,
                work,
                |n, _| {
                    taken.push(n);
                    ControlFlow::<()>::Continue(())
                },
            );
            assert!(ended.is_none());
            assert_eq!(taken, (0..500).map(|n| n * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn unordered_gives_all() {
        let mut taken = Vec::new();
        run(
            0..500u64,
            Plan { threads: 4, ordered: false },
            |_| 1,
            |n| n,
            |n, _| {
                taken.push(n);
                ControlFlow::<()>::Continue(())
            },
        );
        taken.sort_unstable();
        assert_eq!(taken, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn stops_early() {
        let ended = run(
            0..,
            Plan { threads: 3, ordered: true },
            |_| BUDGET,
            |n: u64| n,
            |n, _| if n == 100 { ControlFlow::Break(n) } else { ControlFlow::Continue(()) },
        );
        assert_eq!(ended, Some(100));
    }
}
