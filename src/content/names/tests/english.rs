//! Which notice a citation in English means.

use super::*;

#[test]
fn an_unquoted_name_is_the_whole_name() {
    check(
        Script::Latin,
        &[
            own("rural", EN, "Opinions on Strengthening Drug Regulation", None, &[]),
            own("sup", EN, "Regulations on Supervision", None, &[]),
            own("drugs", EN, "Notice on Drugs", None, &[]),
            own("adm", EN, "Measures for the Administration of Drugs", None, &[]),
            own("law", EN, "Drug Administration Law", None, &[]),
        ],
        &[
            (
                "the “Opinions on Strengthening Drug Regulation in Rural Areas” say",
                &["+Opinions on Strengthening Drug Regulation in Rural Areas"],
            ),
            (
                "the “Opinions on Strengthening Drug Regulation” say",
                &["Opinions on Strengthening Drug Regulation = rural"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation in Rural Areas say",
                &["+Opinions on Strengthening Drug Regulation in Rural Areas"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation were issued",
                &["Opinions on Strengthening Drug Regulation = rural"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation, which came",
                &["Opinions on Strengthening Drug Regulation = rural"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation.",
                &["Opinions on Strengthening Drug Regulation = rural"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation and took measures",
                &["Opinions on Strengthening Drug Regulation = rural"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation in 2021",
                &["Opinions on Strengthening Drug Regulation = rural"],
            ),
            (
                "the Regulations on Supervision and Administration of Medical Devices say",
                &["+Regulations on Supervision and Administration of Medical Devices"],
            ),
            (
                "the Notice on Drugs and Cosmetics Inspection says",
                &["+Notice on Drugs and Cosmetics Inspection"],
            ),
            (
                "the Interim Measures for the Administration of Drugs say",
                &["+Interim Measures for the Administration of Drugs"],
            ),
            (
                "the Measures for the Administration of Drugs say",
                &["Measures for the Administration of Drugs = adm"],
            ),
            (
                "the Veterinary Drug Administration Law says",
                &["+Veterinary Drug Administration Law"],
            ),
            ("the Hong Kong Drug Administration Law says", &["+Hong Kong Drug Administration Law"]),
            ("the Drug Administration Law of Vietnam says", &[]),
            ("the Drug Administration Law says", &["Drug Administration Law = law"]),
            (
                "the Drug Administration Law of the People’s Republic of China says",
                &["Drug Administration Law of the People’s Republic of China = law"],
            ),
            ("the European Union’s Regulations on Supervision say", &[]),
            ("the Beijing Regulations on Supervision say", &[]),
            ("the repealed Drug Administration Law of 1998", &[]),
            (
                "the Drug Administration Law (2010 Revision)",
                &["+Drug Administration Law (2010 Revision)"],
            ),
            ("the “Drug Administration Law” (Draft for Comment)", &["+Drug Administration Law"]),
            (
                "the Measures for the Administration of Drugs (for Trial Implementation) say",
                &["+Measures for the Administration of Drugs (for Trial Implementation)"],
            ),
            (
                "the Measures for the Administration of Drugs (Draft for Comment) say",
                &["+Measures for the Administration of Drugs (Draft for Comment)"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation (2010 Revision) say",
                &["+Opinions on Strengthening Drug Regulation (2010 Revision)"],
            ),
        ],
    );
}

#[test]
fn issuers_in_english() {
    check(
        Script::Latin,
        &[
            own(
                "a",
                EN,
                "Announcement on Drug Recall",
                Some("Announcement No. 15 of 2024"),
                &["nmpa"],
            ),
            own("b", EN, "Announcement on Drug Labels", Some("No. 16 of 2024"), &[]),
        ],
        &[
            ("NMPA Announcement No. 15 of 2024", &["Announcement No. 15 of 2024 = a"]),
            (
                "the National Medical Products Administration’s Announcement No. 15 of 2024",
                &["Announcement No. 15 of 2024 = a"],
            ),
            (
                "the National Medical Products Administration issued Announcement No. 15 of 2024.",
                &["Announcement No. 15 of 2024 = a"],
            ),
            (
                "under Announcement No. 15 of 2024 of the NMPA, drugs",
                &["Announcement No. 15 of 2024 = a"],
            ),
            ("under Announcement No. 15 of 2024", &["Announcement No. 15 of 2024 = a"]),
            (
                "Ministry of Finance Announcement No. 15 of 2024",
                &["+Ministry of Finance Announcement No. 15 of 2024"],
            ),
            (
                "the Ministry of Finance’s Announcement No. 15 of 2024",
                &["+Ministry of Finance’s Announcement No. 15 of 2024"],
            ),
            (
                "Announcement No. 15 of 2024 of the General Administration of Customs",
                &["+Announcement No. 15 of 2024 of the General Administration of Customs"],
            ),
            (
                "Announcement No. 15 of 2024, issued by the Ministry of Finance, says",
                &["+Announcement No. 15 of 2024, issued by the Ministry of Finance"],
            ),
            (
                "Announcement No. 15 of 2024 (Ministry of Commerce) says",
                &["+Announcement No. 15 of 2024 (Ministry of Commerce)"],
            ),
            (
                "the Ministry of Commerce issued Announcement No. 15 of 2024",
                &["+Ministry of Commerce issued Announcement No. 15 of 2024"],
            ),
            (
                "the State Administration for Market Regulation’s Announcement No. 15 of 2024",
                &["+State Administration for Market Regulation’s Announcement No. 15 of 2024"],
            ),
            (
                "the Center for Drug Evaluation Announcement No. 15 of 2024",
                &["+Center for Drug Evaluation Announcement No. 15 of 2024"],
            ),
            (
                "National Health Commission Announcement No. 15, 2024",
                &["+National Health Commission Announcement No. 15, 2024"],
            ),
            ("NMPA Announcement No. 16 of 2024", &["+NMPA Announcement No. 16 of 2024"]),
            (
                "the “Announcement on Drug Recall” (No. 99 of 2024)",
                &["+Announcement on Drug Recall", "+No. 99 of 2024"],
            ),
            (
                "the Announcement on Drug Recall (No. 15 of 2024)",
                &["Announcement on Drug Recall = a", "No. 15 of 2024 = a"],
            ),
            (
                "the Announcement on Drug Recall, issued by the Ministry of Finance, says",
                &["+Announcement on Drug Recall"],
            ),
            (
                "the Ministry of Finance issued the “Announcement on Drug Recall”",
                &["+Announcement on Drug Recall"],
            ),
            (
                "the NMPA issued the “Announcement on Drug Recall”",
                &["Announcement on Drug Recall = a"],
            ),
        ],
    );
}
