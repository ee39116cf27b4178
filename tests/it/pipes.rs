//! The program among others: closed pipes, full disks, threads, answers one at a time.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use crate::program::{Folder, NEWS, dateline, run, run_on};

fn corpus(documents: usize) -> String {
    let text = |i: usize| {
        format!("Bomb {i} killed {} people in Kabul on March {}, 2024. Police in Lima arrested {} men.", i % 40 + 2, i % 28 + 1, i % 9 + 2)
    };
    (0..documents).map(|i| format!("{{\"id\":{i},\"text\":\"{}\"}}\n", text(i).repeat(i % 5 + 1))).collect()
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let folder = Folder::new();
    folder.file("in.jsonl", corpus(400));
    for to in ["jsonl", "csv", "json", "text"] {
        let one = run(folder.dateline(&["extract", "in.jsonl", "-t", to, "-j", "1"])).out;
        for threads in ["2", "8"] {
            assert_eq!(run(folder.dateline(&["extract", "in.jsonl", "-t", to, "-j", threads])).out, one, "{to} {threads}");
        }
    }
}

#[test]
fn unordered_gives_the_same_lines() {
    let sorted = |args: &[&str]| {
        let run = run_on(dateline(args), corpus(200));
        let mut lines: Vec<String> = run.text().lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&["extract", "--from", "jsonl"]), sorted(&["extract", "--from", "jsonl", "--unordered", "-j", "4"]));
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("dateline"))
        .args(["extract", "--from", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for id in ["first", "second"] {
        writeln!(input, "{{\"id\":\"{id}\",\"text\":\"Nine died.\"}}").unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert!(line.contains(id), "{line}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::new();
    let path = folder.file("in.jsonl", corpus(3000));
    for to in ["jsonl", "csv", "text"] {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("dateline"))
            .args(["extract", "-t", to])
            .arg(&path)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""), "{to}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_fails() {
    let folder = Folder::new();
    folder.file("in.txt", NEWS);
    for args in [&["extract", "in.txt", "-o", "/dev/full"][..], &["extract", "in.txt", "-t", "csv", "-o", "/dev/full"]] {
        let run = run(folder.dateline(args));
        assert_eq!(run.code, Some(1));
        assert!(run.err.contains("/dev/full") && run.err.contains("No space left"), "{}", run.err);
    }
    for args in [&["extract", "in.txt"][..], &["schema"], &["--help"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output =
            Command::new(assert_cmd::cargo::cargo_bin!("dateline")).args(args).current_dir(folder.path()).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("No space left"), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_error_is_no_reason_to_fail() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("dateline"))
        .args(["extract", "--from", "jsonl", "-v"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(full)
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"nonsense\n{\"text\":\"x\"}\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stdout).unwrap().lines().count()), (Some(0), 2));
}
