// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/kql/Words.h"

using namespace casewright::kql;

class WordsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char* text, const char* words) {
            QTest::newRow(text) << QString::fromUtf8(text)
                                << QString::fromUtf8(words).split(QLatin1Char('|'), Qt::SkipEmptyParts);
        };
        row("", "");
        row(" :; - !", "");
        row("Failed password for root from 192.168.0.77 port 22", "failed|password|for|root|from|192.168.0.77|port|22");
        row("powershell.exe -enc SQBFAFgA", "powershell.exe|enc|sqbfafga");
        row("it's can't 'quoted'", "it's|can't|quoted");
        row("a.b. .c", "a.b|c");
        row("1,000.50 3;4 a,b 1.a a.1", "1,000.50|3;4|a|b|1|a|a|1");
        row("or:y a::b C:\\Windows\\System32", "or:y|a|b|c|windows|system32");
        row("snake_case __init__ ___ _ a_1", "snake_case|__init__|a_1");
        row("e-mail@example.com", "e|mail|example.com");
        row("GRÖSSE Straße ÉCOLE", "grösse|straße|école");
        row("ПРИВЕТ Ωmega", "привет|ωmega");
        row("cafe\xcc\x81 x", "cafe\xcc\x81|x");
        row("主机测试", "主|机|测|试");
        row("ひらカタカナ漢字", "ひ|ら|カタカナ|漢|字");
        row("한국어 테스트", "한국어|테스트");
        row("สวัสดีครับ", "สวัสดีครับ");
        row("זה\"ל ז'", "זה\"ל|ז'");
        row("a🔥b 👍🏽 🇩🇪🇫🇷", "a|🔥|b|👍🏽|🇩🇪|🇫🇷");
        row("so\xc2\xad"
            "ft",
            "so\xc2\xad"
            "ft");
        row("İI", "ii");
        row("5xx 3rd", "5xx|3rd");
    }
    void findsWords()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, words);
        QStringList found;
        for (const std::string& word : wordsIn(text.toStdString()))
            found.push_back(QString::fromStdString(word));
        QCOMPARE(found, words);
    }

    void cutsLongWords()
    {
        const std::vector<std::string> words = wordsIn(std::string(600, 'a'));
        QCOMPARE(words.size(), std::size_t{3});
        QCOMPARE(words[0].size(), std::size_t{255});
        QCOMPARE(words[2].size(), std::size_t{90});
    }

    /// Text of columns is UTF-8; if it were not, nothing bad comes of it. A run of marks takes no longer than a word.
    void bearsAnything()
    {
        QCOMPARE(wordsIn("a\xff\xfe b\xe4\xb8").size(), std::size_t{2});
        QCOMPARE(wordsIn(std::string(1'000'000, '_')).size(), std::size_t{0});
        QCOMPARE(wordsIn(std::string(1'000'000, '\xcc')).size(), std::size_t{0});
    }

    void lowersEachCharacter() { QCOMPARE(lowerCase("SUSP*ÄÖ ДОМ"), std::string("susp*äö дом")); }
};

QTEST_APPLESS_MAIN(WordsTest)
#include "tst_Words.moc"
