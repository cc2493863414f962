// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

namespace casewright::ui {

class AnalystModels;

/// Analyst files in and out of the workspace: asks for a file, and says what came of it. Shows nothing but dialogs.
class AnalystTransfer final : public QObject {
    Q_OBJECT

public:
    /// The models outlive it; the dialogs belong to `window`, which owns this.
    AnalystTransfer(AnalystModels& models, QWidget* window);

    // These do not wait for the answer.
    void askForImport();
    void askForExport();

Q_SIGNALS:
    void done(const QString& text);
    void failed(const QString& title, const QString& text);

private:
    void importFrom(const QString& path);
    void exportTo(const QString& path);

    AnalystModels& m_models;
    QWidget* m_window;
    QString m_folder; ///< of the last dialog
};

} // namespace casewright::ui
