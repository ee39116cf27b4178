//! Commands that print what the program knows of itself: schema, completions, manual pages.

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Cli;
use super::{Ending, Failure, print};
use crate::record::Record;

/// Prints the JSON Schema of the record.
pub(super) fn schema() -> Result<Ending, Failure> {
    let schema = schemars::schema_for!(Record);
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema has string keys only");
    text.push('\n');
    print(text)
}

/// Prints a completion script.
pub(super) fn completions(shell: Shell) -> Result<Ending, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "dateline", &mut text);
    print(text)
}

/// Prints the manual page of the program or of one of its commands.
pub(super) fn man(name: Option<&str>) -> Result<Ending, Failure> {
    let mut command = Cli::command();
    command.build();
    if let Some(name) = name {
        let found = command.get_subcommands().find(|command| command.get_name() == name).cloned();
        let found = found.ok_or_else(|| Failure::Usage(format!("there is no command \"{name}\"")))?;
        command = found.display_name(format!("dateline-{name}"));
    }
    // A paragraph of the version text would break the one-line fields of a page.
    let command = command.long_version(None::<&str>);
    let mut text = Vec::new();
    Man::new(command).render(&mut text).map_err(|error| Failure::Write("manual page".to_owned(), error))?;
    print(text)
}
