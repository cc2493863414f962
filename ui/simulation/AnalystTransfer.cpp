// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/AnalystTransfer.h"

#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/Text.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QString filters() { return AnalystTransfer::tr("Analyst files (*.json);;All files (*)"); }

} // namespace

AnalystTransfer::AnalystTransfer(AnalystModels& models, QWidget* window)
    : QObject(window), m_models(models), m_window(window)
{
}

void AnalystTransfer::askForImport()
{
    auto* const dialog = new QFileDialog(m_window, tr("Import analysts"), m_folder, filters());
    dialog->setObjectName(u"importAnalystsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &AnalystTransfer::importFrom);
    dialog->open();
}

void AnalystTransfer::askForExport()
{
    auto* const dialog = new QFileDialog(m_window, tr("Export analysts"), m_folder, filters());
    dialog->setObjectName(u"exportAnalystsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(QDir(m_folder).filePath(u"analysts.json"_s));
    connect(dialog, &QFileDialog::fileSelected, this, &AnalystTransfer::exportTo);
    dialog->open();
}

void AnalystTransfer::importFrom(const QString& path)
{
    m_folder = QFileInfo(path).absolutePath();
    if (const base::Result<void> added = m_models.importFile(path); !added)
        Q_EMIT failed(tr("The analysts were not imported"), toText(added.error()));
    else
        Q_EMIT done(tr("Imported “%1”").arg(toText(m_models.chosenModel().name)));
}

void AnalystTransfer::exportTo(const QString& path)
{
    m_folder = QFileInfo(path).absolutePath();
    if (const base::Result<void> written = m_models.exportChosen(path); !written)
        Q_EMIT failed(tr("The analysts were not exported"), toText(written.error()));
    else
        Q_EMIT done(tr("Exported to %1").arg(QFileInfo(path).fileName()));
}

} // namespace casewright::ui
