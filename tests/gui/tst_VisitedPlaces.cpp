// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/VisitedPlaces.h"

#include <QTest>

using namespace Qt::StringLiterals;
using casewright::ui::VisitedPlaces;
using Place = VisitedPlaces::Place;

/// Back and forward, as a browser does it.
class VisitedPlacesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingAtFirst();
    void backAndForward();
    void goingElsewhereForgetsWhatCameAfter();
    void theSamePlaceIsNoneMore();
    void thePlaceMovesOn();
    void theOldestAreForgotten();
};

void VisitedPlacesTest::nothingAtFirst()
{
    VisitedPlaces places;
    QVERIFY(!places.canGoBack());
    QVERIFY(!places.canGoForward());
    QVERIFY(!places.back());
    places.visit({u"rules"_s, {}});
    QVERIFY(!places.canGoBack());
}

void VisitedPlacesTest::backAndForward()
{
    VisitedPlaces places;
    places.visit({u"rules"_s, {}});
    places.visit({u"cases"_s, {}});
    places.visit({u"cases"_s, u"7 0"_s});
    QCOMPARE(places.back()->onPage, QString());
    QCOMPARE(places.back()->page, u"rules"_s);
    QVERIFY(!places.canGoBack());
    QCOMPARE(places.forward()->page, u"cases"_s);
    QCOMPARE(places.forward()->onPage, u"7 0"_s);
    QVERIFY(!places.forward());
}

void VisitedPlacesTest::goingElsewhereForgetsWhatCameAfter()
{
    VisitedPlaces places;
    places.visit({u"rules"_s, {}});
    places.visit({u"cases"_s, {}});
    QVERIFY(places.back());
    places.visit({u"alerts"_s, {}});
    QVERIFY(!places.canGoForward());
    QCOMPARE(places.back()->page, u"rules"_s);
}

void VisitedPlacesTest::theSamePlaceIsNoneMore()
{
    VisitedPlaces places;
    places.visit({u"rules"_s, {}});
    places.visit({u"cases"_s, {}});
    places.visit({u"cases"_s, {}});
    QCOMPARE(places.back()->page, u"rules"_s);
    // Where a person went back to is not visited anew.
    places.visit({u"rules"_s, {}});
    QVERIFY(places.canGoForward());
}

void VisitedPlacesTest::thePlaceMovesOn()
{
    VisitedPlaces places;
    places.visit({u"cases"_s, u"7 0"_s});
    places.update({u"cases"_s, u"7 2"_s});
    places.update({u"rules"_s, {}}); // of another page: not this one
    places.visit({u"rules"_s, {}});
    QCOMPARE(places.back()->onPage, u"7 2"_s);
}

void VisitedPlacesTest::theOldestAreForgotten()
{
    VisitedPlaces places;
    for (int i = 0; i <= VisitedPlaces::Most; ++i)
        places.visit({u"cases"_s, QString::number(i)});
    int steps = 0;
    QString last;
    while (const auto place = places.back()) {
        last = place->onPage;
        ++steps;
    }
    QCOMPARE(steps, VisitedPlaces::Most - 1);
    QCOMPARE(last, u"1"_s);
}

QTEST_APPLESS_MAIN(VisitedPlacesTest)
#include "tst_VisitedPlaces.moc"
