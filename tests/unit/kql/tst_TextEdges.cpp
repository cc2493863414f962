// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <random>
#include <string>
#include <vector>

#include "core/kql/TermText.h"
#include "core/kql/TextEdges.h"

using namespace casewright::kql;

namespace {

/// Texts that have much in common, of lengths around what is compared at once.
class Texts final {
public:
    std::string draw(std::size_t longest)
    {
        std::string text;
        for (std::size_t size = m_engine() % (longest + 1); text.size() < size;)
            text += "ab\xff"[m_engine() % 8 == 0 ? m_engine() % 2 + 1 : 0];
        if (m_engine() % 16 == 0 && !text.empty())
            text[m_engine() % text.size()] = '\0';
        return text;
    }
    /// The text where it lies among others.
    std::string_view among(const std::string& text)
    {
        m_room = draw(16) + std::string(16, 'a') + text + draw(16) + std::string(16, 'a');
        return std::string_view(m_room).substr(m_room.find(std::string(16, 'a') + text) + 16, text.size());
    }

private:
    std::mt19937 m_engine{7};
    std::string m_room;
};

} // namespace

/// Against comparing character by character.
class TextEdgesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWholeTexts()
    {
        Texts texts;
        int found = 0;
        for (int i = 0; i < 20'000; ++i) {
            const std::string wanted = texts.draw(20);
            const TextEdges edges(wanted);
            QCOMPARE(edges.areAll(), wanted.size() <= 16);
            QVERIFY(edges.fit(texts.among(wanted)));
            std::string other = i % 2 == 0 ? wanted : texts.draw(20);
            if (i % 4 == 0 && !other.empty())
                other[static_cast<std::size_t>(i) % other.size()] ^= 1;
            const bool fits = edges.fit(texts.among(other));
            if (edges.areAll())
                QCOMPARE(fits, other == wanted);
            else
                QVERIFY(fits || other != wanted);
            found += fits ? 1 : 0;
        }
        QVERIFY(found > 500);
    }

    void findsPatterns()
    {
        Texts texts;
        int found = 0;
        for (int i = 0; i < 20'000; ++i) {
            std::vector<std::string> parts = {texts.draw(i % 4 == 0 ? 12 : 3), texts.draw(i % 5 == 0 ? 12 : 2)};
            if (i % 3 == 0)
                parts.insert(parts.begin() + 1, texts.draw(1));
            const TextEdges edges(parts);
            const std::string text = texts.draw(24);
            const bool fits = edges.fit(texts.among(text));
            if (edges.areAll())
                QCOMPARE(fits, fitsParts(text, parts));
            else
                QVERIFY(fits || !fitsParts(text, parts));
            found += edges.areAll() && fits ? 1 : 0;
        }
        QVERIFY(found > 500);
    }

    void ordersTexts()
    {
        Texts texts;
        int sure = 0;
        for (int i = 0; i < 20'000; ++i) {
            const std::string wanted = texts.draw(20);
            const TextLimit limit(wanted);
            const std::string other = texts.draw(20);
            if (limit.isUnsure(texts.among(other)))
                continue;
            QCOMPARE(limit.isBehind(texts.among(other)), other > wanted);
            QVERIFY(other != wanted);
            ++sure;
        }
        QVERIFY(sure > 10'000);
        QVERIFY(TextLimit("abc").isUnsure(texts.among("abc")));
    }
};

QTEST_APPLESS_MAIN(TextEdgesTest)
#include "tst_TextEdges.moc"
