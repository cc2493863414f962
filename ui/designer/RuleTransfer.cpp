// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RuleTransfer.h"

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RuleFile.h"
#include "ui/bridge/RuleImport.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/models/RuleTexts.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using rules::RuleTarget;

QString suffixOf(RuleTarget target)
{
    switch (target) {
    case RuleTarget::KibanaApi: break;
    case RuleTarget::KibanaNdjson:
    case RuleTarget::DetectionNdjson: return u"ndjson"_s;
    case RuleTarget::Terraform: return u"tf"_s;
    case RuleTarget::Curl: return u"sh"_s;
    }
    return u"json"_s;
}

/// A name that every file system takes.
QString fileNameFor(const std::vector<rules::Rule>& rules, RuleTarget target)
{
    static const QRegularExpression others(u"[^\\w.-]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString name = rules.size() == 1 ? RuleTexts::nameOf(rules.front()).toLower().replace(others, u"-"_s).left(80)
                                     : RuleTransfer::tr("rules");
    while (name.startsWith(u'-') || name.startsWith(u'.'))
        name.remove(0, 1);
    while (name.endsWith(u'-'))
        name.chop(1);
    return (name.isEmpty() ? u"rule"_s : name) + u'.' + suffixOf(target);
}

/// What a format could not say of each rule, a line each; the name where there are several rules.
QString linesOf(const std::vector<rules::ExportNote>& notes, bool areSeveral)
{
    QStringList lines;
    for (const rules::ExportNote& note : notes)
        lines.append(areSeveral && !note.rule.empty() ? u"“%1”: %2"_s.arg(toText(note.rule), toText(note.text))
                                                      : toText(note.text));
    lines.removeDuplicates();
    constexpr qsizetype Most = 8;
    const qsizetype left = lines.size() - Most;
    return left <= 1 ? lines.join(u'\n')
                     : QStringList(lines.mid(0, Most) + QStringList{RuleTransfer::tr("And %1 more.").arg(left)})
                           .join(u'\n');
}

} // namespace

RuleTransfer::RuleTransfer(WorkspaceSession& session, RuleDocuments& documents, QWidget* window)
    : QObject(window),
      m_documents(documents),
      m_import(new RuleImport(session, documents, this)),
      m_window(window),
      m_writing(this)
{
    connect(m_import, &RuleImport::failed, this, [this](const base::Error& error) {
        Q_EMIT failed(tr("Nothing was imported"), toText(error));
    });
}

RuleTransfer::~RuleTransfer() = default;

void RuleTransfer::askForImport()
{
    auto* const dialog = new QFileDialog(m_window, tr("Import rules"), m_folder,
                                         tr("Rule files (*.json *.ndjson);;All files (*)"));
    dialog->setObjectName(u"importRulesDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) {
        m_folder = QFileInfo(paths.value(0)).absolutePath();
        import(paths);
    });
    dialog->open();
}

void RuleTransfer::import(const QStringList& paths) { m_import->start(paths); }

QString RuleTransfer::nameOf(RuleTarget target)
{
    switch (target) {
    case RuleTarget::KibanaApi: break;
    case RuleTarget::KibanaNdjson: return tr("saved objects");
    case RuleTarget::DetectionNdjson: return tr("Security rules");
    case RuleTarget::Terraform: return tr("Terraform");
    case RuleTarget::Curl: return tr("curl commands");
    }
    return tr("Kibana API body");
}

std::vector<rules::Rule> RuleTransfer::rulesOf(const QList<std::int64_t>& keys) const
{
    std::vector<rules::Rule> rules;
    for (const store::StoredRule& stored : m_documents.rules()) {
        if (keys.contains(stored.key))
            rules.push_back(stored.rule);
    }
    return rules;
}

void RuleTransfer::askForExport(const QList<std::int64_t>& keys, RuleTarget target)
{
    const std::vector<rules::Rule> rules = rulesOf(keys);
    if (rules.empty())
        return;
    const QString title = rules.size() == 1
        ? tr("Export rule: %1").arg(nameOf(target))
        : tr("Export %1 rules: %2").arg(QString::number(rules.size()), nameOf(target));
    auto* const dialog = new QFileDialog(m_window, title, m_folder,
                                         tr("%1 (*.%2);;All files (*)").arg(nameOf(target), suffixOf(target)));
    dialog->setObjectName(u"exportRuleDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffixOf(target));
    dialog->selectFile(QDir(m_folder).filePath(fileNameFor(rules, target)));
    connect(dialog, &QFileDialog::fileSelected, this, [this, keys, target](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        exportTo(path, keys, target);
    });
    dialog->open();
}

void RuleTransfer::exportTo(const QString& path, const QList<std::int64_t>& keys, RuleTarget target)
{
    std::vector<rules::Rule> rules = rulesOf(keys);
    if (rules.empty())
        return;
    const auto count = static_cast<int>(rules.size());
    m_writing.start(
        [path, target, rules = std::move(rules)](const std::stop_token&) -> base::Result<Notes> {
            rules::ExportedRules exported = rules::exportRules(rules, target);
            if (!exported.text.empty()) {
                if (const base::Result<void> written = writeRuleFile(path, exported.text); !written)
                    return base::fail(written.error());
            }
            return std::move(exported.notes);
        },
        [this, path, count](base::Result<Notes> notes) { tell(path, count, notes); });
}

void RuleTransfer::tell(const QString& path, int count, const base::Result<Notes>& notes)
{
    if (!notes) {
        Q_EMIT failed(count == 1 ? tr("The rule could not be exported") : tr("The rules could not be exported"),
                      toText(notes.error()));
        return;
    }
    const auto left = static_cast<int>(std::ranges::count(*notes, true, &rules::ExportNote::isLeftOut));
    const QString file = QFileInfo(path).fileName();
    const QString what = count - left == 1 ? tr("Exported 1 rule to %1").arg(file)
                                           : tr("Exported %1 rules to %2").arg(QString::number(count - left), file);
    if (left == count)
        Q_EMIT failed(tr("Nothing was exported, and no file was written"), linesOf(*notes, count > 1));
    else if (left > 0)
        Q_EMIT failed(tr("%1; %2 left out").arg(what, QString::number(left)), linesOf(*notes, count > 1));
    else if (!notes->empty())
        Q_EMIT noticed(what, linesOf(*notes, count > 1));
    if (left < count)
        Q_EMIT done(what);
}

} // namespace casewright::ui
