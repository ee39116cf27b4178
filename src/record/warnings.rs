//! What an analyst should look at: dates that contradict the text or one another, and places that stand for
//! governments.

use crate::dates::{DateIssue, DateMention, Precision};
use crate::entities::NameMention;
use crate::events::{Event, Modality};
use crate::extractor::Analysis;
use crate::record::{EntityType, Form};
use crate::text::{Span, TokenRange};

/// A stable code, one sentence, and the words it is about.
pub(super) type Warning = (&'static str, String, Vec<TokenRange>);

/// Days between publication and a date that the text calls recent from which on one of the two is doubtful.
const RECENT_DAYS: i64 = 62;

/// Days by which a text's own date may differ from that of its metadata: filed in the evening, printed after the
/// weekend.
const FILING_DAYS: i64 = 3;

/// Sentences of the body in which it says again what its title says.
const LEAD: usize = 3;

impl Analysis<'_> {
    /// Warnings about dates that stand in the text.
    pub(super) fn document_warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        for date in &self.dates {
            for issue in &date.issues {
                let words = self.tokens.span(date.tokens).of(&self.document.text);
                let (code, message) = match issue {
                    DateIssue::WeekdayMismatch => ("weekday_mismatch", format!("\"{words}\": the weekday does not fit the date")),
                    DateIssue::ImpossibleDate => ("impossible_date", format!("\"{words}\" is no day of the calendar")),
                    DateIssue::TwoDigitYearGuess => ("two_digit_year_guess", format!("the century of \"{words}\" is a guess")),
                    DateIssue::DayMonthAmbiguous => {
                        let taken = date.value.as_deref().unwrap_or("neither");
                        ("day_month_ambiguous", format!("\"{words}\" may be day-month or month-day; {taken} was taken"))
                    }
                };
                warnings.push((code, message, vec![date.tokens]));
            }
        }
        warnings.extend(self.publication_disagrees());
        warnings.extend(self.title_disagrees());
        warnings
    }

    /// Whether the day that the text gives itself is another than the one given beside it.
    fn publication_disagrees(&self) -> Option<Warning> {
        let (stated, published) = (self.stated?, self.published?);
        let days = (stated.date - published.date).num_days().abs();
        if days <= FILING_DAYS {
            return None;
        }
        let spans = stated.span.map(|span| self.tokens_of(span)).into_iter().collect();
        let message = format!("the text dates itself {}, but was given {} as its day of publication", stated.date, published.date);
        Some(("dates_disagree", message, spans))
    }

    /// Whether the title puts an event on another day than the lead of the body does.
    fn title_disagrees(&self) -> Option<Warning> {
        let title_end = self.tokens.partition_point(|token| token.span.start < self.document.body_start);
        if title_end == 0 {
            return None;
        }
        let first_of_body = self.tokens.sentence_of(title_end);
        let dated = |event: &Event| {
            let time = event.time?;
            let date = &self.dates[time.date?];
            let day = matches!(date.precision, Some(Precision::Day | Precision::Time));
            (day && event.modality == Modality::Actual && !event.generic).then_some((time, date))
        };
        let (kind, told, headed) = self.events.iter().find_map(|event| {
            let (time, date) = dated(event)?;
            (date.tokens.end as usize <= title_end).then_some((event.kind, time, date))
        })?;
        self.events.iter().find_map(|event| {
            let (time, date) = dated(event)?;
            let lead = date.tokens.first() >= title_end && self.tokens.sentence_of(date.tokens.first()) < first_of_body + LEAD;
            let apart = time.latest < told.earliest || told.latest < time.earliest;
            (event.kind == kind && lead && apart).then(|| {
                let words = |date: &DateMention| self.tokens.span(date.tokens).of(&self.document.text).to_owned();
                let message =
                    format!("the title says \"{}\" ({}), the text \"{}\" ({})", words(headed), told.earliest, words(date), time.earliest);
                ("dates_disagree", message, vec![headed.tokens, date.tokens])
            })
        })
    }

    fn tokens_of(&self, span: Span) -> TokenRange {
        TokenRange::new(
            self.tokens.partition_point(|token| token.span.end <= span.start),
            self.tokens.partition_point(|token| token.span.start < span.end),
        )
    }

    /// Warnings about an event's date.
    pub(super) fn event_warnings(&self, event: &Event) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let (Some(time), Some(published)) = (event.time, self.published) else { return warnings };
        let Some(date) = time.date.map(|index| &self.dates[index]) else { return warnings };
        let days = (published.date - time.latest).num_days();
        if days > RECENT_DAYS
            && let Some(word) = self.recent_word(event)
        {
            let said = self.tokens.span(word).of(&self.document.text);
            let words = self.tokens.span(date.tokens).of(&self.document.text);
            warnings.push((
                "date_far_from_publication",
                format!(
                    "the text says \"{said}\", but \"{words}\" lies {days} days before its publication on {}; the date is kept as written",
                    published.date
                ),
                vec![word, date.tokens],
            ));
        }
        if (time.earliest - published.date).num_days() > 1 && event.modality == Modality::Actual {
            warnings.push((
                "future_event_in_past_tense",
                format!("told as done, but dated {} and published on {}", time.earliest, published.date),
                vec![date.tokens],
            ));
        }
        warnings
    }

    /// The word by which the text calls an event recent, near one of its triggers.
    fn recent_word(&self, event: &Event) -> Option<TokenRange> {
        event.mentions.iter().find_map(|&index| {
            let mention = &self.mentions[index];
            let sentence = self.tokens.sentences[mention.sentence].tokens;
            let from = mention.trigger.first().saturating_sub(8).max(sentence.first());
            (from..mention.trigger.first())
                .find(|&at| matches!(self.tokens.folded(at), "recent" | "latest" | "today" | "yesterday" | "recently"))
                .map(|at| TokenRange::new(at, at + 1))
                .or_else(|| self.this_week(sentence))
        })
    }

    /// "this week", "this month", "today" anywhere in a sentence.
    fn this_week(&self, sentence: TokenRange) -> Option<TokenRange> {
        (sentence.first()..sentence.end as usize).find_map(|at| match self.tokens.folded(at) {
            "today" | "yesterday" | "tonight" => Some(TokenRange::new(at, at + 1)),
            "this" if matches!(self.tokens.folded(at + 1), "week" | "month" | "weekend" | "morning") => Some(TokenRange::new(at, at + 2)),
            _ => None,
        })
    }

    /// Whether a place name stands for its government: the subject of a verb of speech or decision, or a
    /// possessor of what only governments have.
    pub(super) fn stands_for_government(&self, mention: &NameMention) -> bool {
        if mention.entity_type != EntityType::Place || mention.form == Form::Demonym {
            return false;
        }
        let next = mention.tokens.end as usize;
        let word = self.tokens.folded(next);
        let possessive = self.tokens.get(next).is_some_and(|token| token.kind == crate::tokenize::Kind::Possessive);
        if possessive {
            return matches!(
                self.tokens.folded(next + 1),
                "ability"
                    | "government"
                    | "policy"
                    | "decision"
                    | "response"
                    | "position"
                    | "refusal"
                    | "demand"
                    | "offer"
                    | "support"
                    | "allies"
                    | "envoy"
            );
        }
        matches!(
            word,
            "said"
                | "says"
                | "announced"
                | "accused"
                | "denied"
                | "condemned"
                | "warned"
                | "rejected"
                | "urged"
                | "insists"
                | "insisted"
                | "blamed"
                | "vowed"
                | "threatened"
                | "demanded"
                | "backs"
                | "wants"
        )
    }
}
