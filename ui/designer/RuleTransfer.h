// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

class QMimeData;
class QWidget;

namespace casewright::ui {

class RuleDocuments;

/// Rules in from files and out into files, by dialogs and by drops. Says what came of it; shows nothing but dialogs.
class RuleTransfer final : public QObject {
    Q_OBJECT

public:
    /// The documents outlive it; dialogs belong to `window`, which owns this.
    RuleTransfer(RuleDocuments& documents, QWidget* window);

    /// Asks for rule files; does not wait for the answer.
    void askForImport();
    /// Adds the rules of the files, the last one becomes the current rule. A file that is no rule is left out.
    void import(const QStringList& paths);
    /// Asks where the current rule is to be written; does not wait for the answer.
    void askForExport();
    void exportTo(const QString& path);

    /// The local files of a drop.
    [[nodiscard]] static QStringList filesOf(const QMimeData* data);

Q_SIGNALS:
    void failed(const QString& title, const QString& text);
    /// Something that was done other than the file says.
    void noticed(const QString& title, const QString& text);
    void done(const QString& text);

private:
    RuleDocuments& m_documents;
    QWidget* m_window;
    QString m_folder; ///< of the last dialog
};

} // namespace casewright::ui
