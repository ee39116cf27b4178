//! Tables of tops of texts: header lines, titles, bylines, datelines, and sentences that only look like them.

use super::*;

struct Expected {
    published: Option<(&'static str, PublicationBasis, &'static str)>,
    place: Option<&'static str>,
    agency: Option<&'static str>,
    body: &'static str,
}

fn check(text: &str, expected: &Expected) {
    let found = read(text);
    let published = found.published.map(|p| (p.date.to_string(), p.basis, p.span.unwrap().of(text)));
    assert_eq!(published, expected.published.map(|(date, basis, words)| (date.to_owned(), basis, words)), "{text:?}");
    assert_eq!(found.dateline.map(|d| d.place.of(text)), expected.place, "{text:?}");
    assert_eq!(found.dateline.and_then(|d| d.agency).map(|agency| agency.of(text)), expected.agency, "{text:?}");
    assert!(text[found.body_start as usize..].starts_with(expected.body), "{text:?}: body {:?}", &text[found.body_start as usize..]);
}

#[test]
fn table_of_date_lines() {
    use PublicationBasis::Header;
    for (text, date, words, body) in [
        (" date 2024-03-31 The recent attack on the market left nine dead.", "2024-03-31", "date 2024-03-31", "The recent"),
        ("Published: March 3, 2024\n\nThe bridge fell.", "2024-03-03", "Published: March 3, 2024", "The bridge"),
        ("PUBLISHED: 3 March 2024 at 10:30\nThe bridge fell.", "2024-03-03", "PUBLISHED: 3 March 2024 at 10:30", "The bridge"),
        ("Published March 3, 2024 at 10:30 GMT\nThe bridge fell.", "2024-03-03", "Published March 3, 2024 at 10:30 GMT", "The bridge"),
        (
            "Date: Sun, 31 Mar 2024 10:00:00 +0000\nSubject: Bridge\nFrom: Desk\n\nThe bridge fell.",
            "2024-03-31",
            "Date: Sun, 31 Mar 2024 10:00:00 +0000",
            "The bridge",
        ),
        ("From: Desk\nSubject: Bridge falls\nDate: 31 Mar 2024\n\nThe bridge fell.", "2024-03-31", "Date: 31 Mar 2024", "The bridge"),
        ("Bridge falls\n\nMarch 31, 2024\n\nThe bridge fell.", "2024-03-31", "March 31, 2024", "The bridge"),
        ("Bridge falls\n2024-03-31\nThe bridge fell.", "2024-03-31", "2024-03-31", "The bridge"),
        ("Updated: 2 April 2024\nPublished: 1 April 2024\nThe bridge fell.", "2024-04-01", "Published: 1 April 2024", "The bridge"),
        ("Last updated: 2 April 2024\nThe bridge fell.", "2024-04-02", "Last updated: 2 April 2024", "The bridge"),
        ("Date: 2024-03-31 The bridge fell into the river at dawn.", "2024-03-31", "Date: 2024-03-31", "The bridge"),
        ("Bridge falls\nTuesday, May 3, 2016\n\nThe bridge fell.", "2016-05-03", "Tuesday, May 3, 2016", "The bridge"),
        ("Bridge falls\n14 February 2017 | Harbour News Service\n\nThe bridge fell.", "2017-02-14", "14 February 2017", "The bridge"),
        (
            "Bridge falls\nBy Staff Reporter, Dunedin | Friday, February 10, 2023\n\nThe bridge fell.",
            "2023-02-10",
            "Friday, February 10, 2023",
            "The bridge",
        ),
        ("Bridge falls\n4 November 2019, Washington\n\nThe bridge fell.", "2019-11-04", "4 November 2019", "The bridge"),
        ("Bridge falls\nBy a correspondent in Mae Sot\n29 April 2021\n\nThe bridge fell.", "2021-04-29", "29 April 2021", "The bridge"),
    ] {
        check(text, &Expected { published: Some((date, Header, words)), place: None, agency: None, body });
    }
}

#[test]
fn table_of_datelines() {
    use PublicationBasis::Dateline;
    for (text, date, place, agency, body) in [
        (
            "SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT] A BRIDGE FELL.",
            Some(("1990-01-03", "3 JAN 90")),
            "SAN SALVADOR",
            Some("ACAN-EFE"),
            "A BRIDGE",
        ),
        (
            "DEV-0042 (NOSC)\n\n   LIMA, 25 MAR 89 (EFE) -- [REPORT] [JUAN SOTO]\n[TEXT] A BRIDGE FELL.",
            Some(("1989-03-25", "25 MAR 89")),
            "LIMA",
            Some("EFE"),
            "A BRIDGE",
        ),
        (
            "BOGOTA, 12 MAR 89 (RADIO ONE)\n-- [TEXT] A BRIDGE FELL.",
            Some(("1989-03-12", "12 MAR 89")),
            "BOGOTA",
            Some("RADIO ONE"),
            "A BRIDGE",
        ),
        ("KABUL (Reuters) - A bridge fell.", None, "KABUL", Some("Reuters"), "A bridge"),
        ("Kabul (AFP) \u{2013} A bridge fell.", None, "Kabul", Some("AFP"), "A bridge"),
        ("NAIROBI, Kenya, March 3 (AP) -- A bridge fell.", None, "NAIROBI", Some("AP"), "A bridge"),
        ("BUFFALO, N.Y. (WIVB) \u{2013} A bridge fell.", None, "BUFFALO", Some("WIVB"), "A bridge"),
        ("Kabul, March 3, 2024 (AFP) \u{2013} A bridge fell.", Some(("2024-03-03", "March 3, 2024")), "Kabul", Some("AFP"), "A bridge"),
        ("LONDON 1996-08-30\n\nA bridge fell.", Some(("1996-08-30", "1996-08-30")), "LONDON", None, "A bridge"),
        ("Lima, 3 March 2024\nA bridge fell.", Some(("2024-03-03", "3 March 2024")), "Lima", None, "A bridge"),
        ("WASHINGTON \u{2014} A bridge fell.", None, "WASHINGTON", None, "A bridge"),
        ("S\u{c3}O PAULO, Brazil (AP) \u{2014} A bridge fell.", None, "S\u{c3}O PAULO", Some("AP"), "A bridge"),
        ("MOSCOW, March 3, 2024 /TASS/. A bridge fell.", Some(("2024-03-03", "March 3, 2024")), "MOSCOW", Some("TASS"), "A bridge"),
        ("BEIJING, Oct. 14 (Xinhua) -- A bridge fell.", None, "BEIJING", Some("Xinhua"), "A bridge"),
        (
            "BAGHDAD, Sunday, March 3, 2024 (AP) -- A bridge fell.",
            Some(("2024-03-03", "Sunday, March 3, 2024")),
            "BAGHDAD",
            Some("AP"),
            "A bridge",
        ),
        ("Bridge falls in Lima\n\nBy Ana Soto and Li Wei\n\nLIMA (AP) - A bridge fell.", None, "LIMA", Some("AP"), "A bridge"),
        ("BRIDGE - OLDEST OF LIMA FALLS.\nLIMA 1996-08-30\nA bridge fell.", Some(("1996-08-30", "1996-08-30")), "LIMA", None, "A bridge"),
        (
            "MEXICO CITY (MEXICO), 13 SEP 89 (EFE) -- [TEXT] A BRIDGE FELL.",
            Some(("1989-09-13", "13 SEP 89")),
            "MEXICO CITY",
            Some("EFE"),
            "A BRIDGE",
        ),
        (
            "BOGOTA, 27 APR 90 [RADIO ONE) -- [SPEECH] [TEXT] A BRIDGE FELL.",
            Some(("1990-04-27", "27 APR 90")),
            "BOGOTA",
            Some("RADIO ONE"),
            "A BRIDGE",
        ),
        ("QUETTA, PAKISTAN \u{2013} 16 Aug 2022: A bridge fell.", Some(("2022-08-16", "16 Aug 2022")), "QUETTA", None, "A bridge"),
        (
            "Bridge falls\nVANCOUVER, British Columbia (Harbour News) - March 30, 2015\n\nA bridge fell.",
            Some(("2015-03-30", "March 30, 2015")),
            "VANCOUVER",
            Some("Harbour News"),
            "A bridge",
        ),
        (
            "Bridge falls\nXALAPA, Mexico (Gulf Agency) / July 19, 2017\n\nA bridge fell.",
            Some(("2017-07-19", "July 19, 2017")),
            "XALAPA",
            Some("Gulf Agency"),
            "A bridge",
        ),
        (
            "Bridge falls\nBy our correspondent\nLA PLATA, Argentina, Nov 30, 2009 (Harbour News) - A bridge fell.",
            Some(("2009-11-30", "Nov 30, 2009")),
            "LA PLATA",
            Some("Harbour News"),
            "A bridge",
        ),
        (
            "STUTTGART-BAD CANNSTATT, 4 May 2020 (dpa) - A bridge fell.",
            Some(("2020-05-04", "4 May 2020")),
            "STUTTGART-BAD CANNSTATT",
            Some("dpa"),
            "A bridge",
        ),
    ] {
        let published = date.map(|(date, words)| (date, Dateline, words));
        check(text, &Expected { published, place: Some(place), agency, body });
    }
}

#[test]
fn a_date_line_below_the_first_paragraph() {
    let text = "DAKAR, Dec 14 (Harbour News) - A bridge fell.\n\nPublished: December 14, 2009\n\nIt was old.";
    let expected = Expected {
        published: Some(("2009-12-14", PublicationBasis::Header, "Published: December 14, 2009")),
        place: Some("DAKAR"),
        agency: Some("Harbour News"),
        body: "A bridge",
    };
    check(text, &expected);
}

#[test]
fn sentences_are_left_alone() {
    for text in [
        "",
        "\n \n",
        "On March 3, 2024, a bridge fell.",
        "March 3, 2024 was the day on which the bridge fell.",
        "Published March 3, 2024 in a journal of the city, the study blames rust.",
        "Date palms burned in 2023.",
        "By Tuesday forty people had died.",
        "Kabul - the capital - was quiet.",
        "THE PRESIDENT -- WHO WAS AWAY ON 3 JAN 90 -- RETURNED.",
        "NO CITY, NO DATE (ONE) -- [TEXT] A BRIDGE FELL.",
        "A bridge fell.\n\nIt was old.",
        "BREAKING \u{2014} A bridge fell.",
        "UPDATE 1 - A bridge fell.",
        "Smith (Leeds) - who is 45 - scored twice.",
        "Kabul, Kandahar, and Herat were quiet.",
        "The bridge fell. KABUL (Reuters) - is a dateline.",
        "A bridge (built 3 March 1990) - the oldest - fell.",
        "The bridge fell on 3 March 2024\nand was rebuilt.",
        "Built | 3 March 1990 and opened late\n\nThe bridge was old.",
    ] {
        let found = read(text);
        assert_eq!((found.published, found.dateline, found.byline), (None, None, None), "{text:?}");
    }
}

#[test]
fn titles_and_bylines() {
    let text = "Bridge falls in Lima\n\nBy ANA SOTO, Staff Writer\n\nA bridge fell.";
    let found = read(text);
    assert_eq!(found.title_line.unwrap().of(text), "Bridge falls in Lima");
    assert_eq!(found.byline.unwrap().of(text), "ANA SOTO, Staff Writer");
    let text = "Headline: Bridge falls\nAuthor: Ana Soto\n\nA bridge fell.";
    let found = read(text);
    assert_eq!(found.title_line.unwrap().of(text), "Bridge falls");
    assert_eq!(found.byline.unwrap().of(text), "Ana Soto");
}

#[test]
fn any_text_is_read_without_a_panic() {
    let signs =
        ["\u{2014}", "(", ")", "KABUL", " ", "\n", "3", "JAN", "90", ",", "--", "[", "]", "Date", ":", "By", "/", "\u{1F600}", "\u{e9}"];
    let mut seed = 7u64;
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..24 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(signs[(seed >> 33) as usize % signs.len()]);
        }
        let found = read(&text);
        assert!(text.is_char_boundary(found.body_start as usize));
    }
    let _ = read(&"\u{2014}KABUL (".repeat(100_000));
}
