// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RuleTransfer.h"

#include "core/rules/RuleJson.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RuleFile.h"
#include "ui/bridge/Text.h"
#include "ui/models/RuleTexts.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QString filters() { return RuleTransfer::tr("Rule files (*.json);;All files (*)"); }

/// A name that every file system takes.
QString fileNameFor(const rules::Rule& rule)
{
    static const QRegularExpression others(u"[^\\w.-]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString name = RuleTexts::nameOf(rule).toLower().replace(others, u"-"_s).left(80);
    while (name.startsWith(u'-') || name.startsWith(u'.'))
        name.remove(0, 1);
    while (name.endsWith(u'-'))
        name.chop(1);
    return (name.isEmpty() ? u"rule"_s : name) + u".json"_s;
}

} // namespace

RuleTransfer::RuleTransfer(RuleDocuments& documents, QWidget* window)
    : QObject(window),
      m_documents(documents),
      m_window(window)
{
}

void RuleTransfer::askForImport()
{
    auto* const dialog = new QFileDialog(m_window, tr("Import rules"), m_folder, filters());
    dialog->setObjectName(u"importRulesDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) {
        m_folder = QFileInfo(paths.value(0)).absolutePath();
        import(paths);
    });
    dialog->open();
}

void RuleTransfer::import(const QStringList& paths)
{
    QStringList failures;
    QStringList renumbered;
    int added = 0;
    for (const QString& path : paths) {
        const base::Result<std::string> text = readRuleFile(path);
        if (!text) {
            failures.append(toText(text.error()));
            continue;
        }
        const base::Result<rules::Rule> rule = m_documents.read(*text, path);
        if (!rule) {
            failures.append(toText(rule.error()));
            continue;
        }
        if (!m_documents.add(*rule, tr("Import rule")))
            return; // The workspace said why.
        ++added;
        const base::Result<rules::Rule> asWritten = rules::parseRule(*text);
        if (asWritten && asWritten->id != rule->id)
            renumbered.append(u"“%1”"_s.arg(RuleTexts::nameOf(*rule)));
    }
    if (!failures.isEmpty())
        Q_EMIT failed(failures.size() == 1 ? tr("A file could not be imported")
                                           : tr("%1 files could not be imported").arg(failures.size()),
                      failures.join(u'\n'));
    else if (!renumbered.isEmpty())
        Q_EMIT noticed(tr("Imported with another id"),
                       tr("A rule here has the id of %1 already. The new one got an id of its own, because ids of "
                          "cases are made from it.")
                           .arg(renumbered.join(u", "_s)));
    if (added > 0)
        Q_EMIT done(added == 1 ? tr("Imported 1 rule") : tr("Imported %1 rules").arg(added));
}

void RuleTransfer::askForExport()
{
    const rules::Rule* const rule = m_documents.current() ? m_documents.find(*m_documents.current()) : nullptr;
    if (!rule)
        return;
    auto* const dialog = new QFileDialog(m_window, tr("Export rule"), m_folder, filters());
    dialog->setObjectName(u"exportRuleDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(QDir(m_folder).filePath(fileNameFor(*rule)));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        exportTo(path);
    });
    dialog->open();
}

void RuleTransfer::exportTo(const QString& path)
{
    const rules::Rule* const rule = m_documents.current() ? m_documents.find(*m_documents.current()) : nullptr;
    if (!rule)
        return;
    if (const base::Result<void> written = writeRuleFile(path, *rule); !written)
        Q_EMIT failed(tr("The rule could not be exported"), toText(written.error()));
    else
        Q_EMIT done(tr("Exported to %1").arg(QFileInfo(path).fileName()));
}

QStringList RuleTransfer::filesOf(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace casewright::ui
