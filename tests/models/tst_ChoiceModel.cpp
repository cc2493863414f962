// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ChoiceModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using casewright::ui::Choice;
using casewright::ui::ChoiceModel;

/// The list of ticks, always under Qt's model tester.
class ChoiceModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ticksComeAndGo();
    void partlyTickedBecomesTicked();
    void noMoreThanTheMost();
    void sameListKeepsItsRows();
    void whatIsTypedIsAdded();

private:
    static Choice choice(const QString& text, Qt::CheckState state = Qt::Unchecked)
    {
        return {.value = text, .text = text, .detail = {}, .state = state};
    }
    std::unique_ptr<ChoiceModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void ChoiceModelTest::init()
{
    m_tester.reset();
    m_model = std::make_unique<ChoiceModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void ChoiceModelTest::ticksComeAndGo()
{
    m_model->setChoices({choice(u"a"_s), choice(u"b"_s, Qt::Checked)});
    QSignalSpy toggled(m_model.get(), &ChoiceModel::toggled);
    m_model->toggle(0);
    QCOMPARE(m_model->checked(), QVariantList({u"a"_s, u"b"_s}));
    m_model->toggle(1);
    QCOMPARE(m_model->checked(), QVariantList({u"a"_s}));
    QCOMPARE(toggled.size(), 2);
    QCOMPARE(m_model->index(0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
}

void ChoiceModelTest::partlyTickedBecomesTicked()
{
    m_model->setChoices({choice(u"a"_s, Qt::PartiallyChecked)});
    QVERIFY(m_model->checked().isEmpty());
    m_model->toggle(0);
    QCOMPARE(m_model->choices().front().state, Qt::Checked);
    m_model->toggle(0);
    QCOMPARE(m_model->choices().front().state, Qt::Unchecked);
}

void ChoiceModelTest::noMoreThanTheMost()
{
    m_model->setMost(1);
    m_model->setChoices({choice(u"a"_s), choice(u"b"_s)});
    QSignalSpy refused(m_model.get(), &ChoiceModel::refused);
    m_model->toggle(0);
    m_model->toggle(1);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(m_model->checked(), QVariantList({u"a"_s}));
    m_model->add(u"c"_s);
    QCOMPARE(refused.size(), 2);
    QCOMPARE(m_model->rowCount(), 2);
    m_model->toggle(0); // a tick can always be taken away
    m_model->toggle(1);
    QCOMPARE(m_model->checked(), QVariantList({u"b"_s}));
}

void ChoiceModelTest::sameListKeepsItsRows()
{
    m_model->setChoices({choice(u"a"_s), choice(u"b"_s)});
    const QPersistentModelIndex kept(m_model->index(1));
    m_model->setChoices({choice(u"a"_s), choice(u"b"_s, Qt::Checked)});
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    m_model->setChoices({choice(u"b"_s)});
    QVERIFY(!kept.isValid());
}

void ChoiceModelTest::whatIsTypedIsAdded()
{
    m_model->setChoices({choice(u"a"_s), choice(u"b"_s)});
    m_model->add(u"new"_s);
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(m_model->index(0).data().toString(), u"new"_s);
    m_model->add(u"b"_s); // is there: ticked
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(m_model->checked(), QVariantList({u"new"_s, u"b"_s}));
    m_model->add(u"b"_s);
    QCOMPARE(m_model->checked().size(), 2);
}

QTEST_APPLESS_MAIN(ChoiceModelTest)
#include "tst_ChoiceModel.moc"
