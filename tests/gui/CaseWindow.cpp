// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/CaseWindow.h"

#include "core/store/CasesClient.h"
#include "ui/models/ActivityModel.h"
#include "ui/widgets/TagsEdit.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

namespace casewright::ui {

using namespace Qt::StringLiterals;

void CaseWindow::openCase()
{
    m_other.reset();
    open(TwelveCases);
    look();
    m_key = m_other->cases({}, std::nullopt, 1)->front().key;
    openRow(0);
    QTRY_COMPARE(activity()->model()->rowCount(), 7);
}

store::StoredCase CaseWindow::stored()
{
    auto read = store::CasesClient(*m_other).get(m_key);
    if (!read)
        qFatal("%s", read.error().text.c_str());
    return std::move(*read);
}

std::vector<store::StoredUserAction> CaseWindow::actions()
{
    auto read = store::CasesClient(*m_other).userActions(m_key, {}, std::nullopt, 100);
    if (!read)
        qFatal("%s", read.error().text.c_str());
    return std::move(*read);
}

void CaseWindow::changeElsewhere(const cases::CaseChange& change)
{
    const auto done =
        store::CasesClient(*m_other).update({{.key = m_key, .version = stored().document.version, .change = change}},
                                            {.user = "ana", .at = base::Timestamp{1'800'000'000'000}});
    QVERIFY2(done, done ? "" : done.error().text.c_str());
}

QStringList CaseWindow::activityTexts()
{
    QStringList texts;
    for (int row = 0; row < activity()->model()->rowCount(); ++row)
        texts.append(activity()->model()->index(row, ActivityModel::What).data().toString());
    return texts;
}

QString CaseWindow::lastActivity()
{
    const QStringList texts = activityTexts();
    return texts.isEmpty() ? QString() : texts.constLast();
}

void CaseWindow::type(const QString& field, const QString& text)
{
    auto* const line = find<QLineEdit>(field);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

void CaseWindow::addTag(const QString& edit, const QString& tag)
{
    auto* const field = find<TagsEdit>(edit)->findChild<QLineEdit*>(u"tagField"_s);
    field->setFocus();
    QTest::keyClicks(field, tag);
    QTest::keyClick(field, Qt::Key_Return);
}

void CaseWindow::chooseSeverity(int row)
{
    auto* const box = find<QComboBox>(u"factSeverity"_s);
    box->setFocus();
    while (box->currentIndex() < row)
        QTest::keyClick(box, Qt::Key_Down);
}

void CaseWindow::pressYes(const QString& name)
{
    QTRY_VERIFY(m_page->findChild<QMessageBox*>(name + u"Box"_s));
    QTest::mouseClick(find<QPushButton>(name + u"Yes"_s), Qt::LeftButton);
}

void CaseWindow::comment(const QString& text)
{
    auto* const field = find<QPlainTextEdit>(u"commentText"_s);
    field->setFocus();
    field->insertPlainText(text); // as pasted: it may have several lines
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
}

} // namespace casewright::ui
