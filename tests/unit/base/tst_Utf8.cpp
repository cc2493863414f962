// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/base/Utf8.h"

using namespace casewright::base;

class Utf8Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhereACharacterBegins()
    {
        constexpr std::string_view Text = "aé€😀b"; // of 1, 2, 3, 4 and 1 bytes
        QCOMPARE(Text.size(), std::size_t{11});
        const std::size_t begins[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 12};
        for (std::size_t at = 0; at < std::size(begins); ++at)
            QCOMPARE(characterBegin(Text, at), begins[at]);
    }

    void endsAtTheBeginningOfWhatIsNoText()
    {
        QCOMPARE(characterBegin("\x80\x80\x80", 2), std::size_t{0});
        QCOMPARE(characterBegin({}, 0), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(Utf8Test)
#include "tst_Utf8.moc"
