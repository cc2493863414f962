// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTextBrowser>

namespace casewright::ui {

/// Shows Markdown as high as it is, up to a height from which on it scrolls. Links open in the person's browser;
/// nothing else is ever loaded.
class MarkdownView final : public QTextBrowser {
    Q_OBJECT

public:
    /// `label` is the accessible name.
    explicit MarkdownView(const QString& label, QWidget* parent = nullptr);

    void showMarkdown(const QString& text);
    /// In pixels; 0: takes whatever room it gets.
    void setMost(int height);

    [[nodiscard]] QVariant loadResource(int type, const QUrl& name) override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();

    QString m_text;
    int m_most = 0;
};

} // namespace casewright::ui
