// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

class QPlainTextEdit;
class QToolButton;

namespace casewright::ui {

class ElidedLabel;

/// A document as JSON to be read, with its id over it and a button to copy it.
class JsonPane final : public QWidget {
    Q_OBJECT

public:
    /// Object names begin with `name`: "documentId", "copyDocument" (of "document"), "documentJson".
    explicit JsonPane(const QString& name, QWidget* parent = nullptr);

    /// Of which document the text is; empty: none.
    void setTitle(const QString& id);
    void setText(const QString& json);
    /// What stands where no document is.
    void setPlaceholder(const QString& text);
    void setCopyEnabled(bool canCopy);

Q_SIGNALS:
    /// A person wants the whole document on the clipboard.
    void copyWanted();

private:
    QPlainTextEdit* m_json = nullptr;
    ElidedLabel* m_title = nullptr;
    QToolButton* m_copy = nullptr;
};

} // namespace casewright::ui
