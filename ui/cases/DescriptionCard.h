// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Card.h"

class QStackedWidget;
class QToolButton;

namespace casewright::ui {

class MarkdownEdit;
class MarkdownView;

/// The description of a case, as it looks, and as it is written. What is being written stays until it is kept or given
/// up.
class DescriptionCard final : public Card {
    Q_OBJECT

public:
    explicit DescriptionCard(QWidget* parent = nullptr);

    void setDescription(const QString& text);
    void setReadOnly(bool isReadOnly);
    [[nodiscard]] bool isOpen() const;
    void startEditing();
    void stopEditing();
    void setNote(const QString& text);

Q_SIGNALS:
    void accepted(const QString& text);
    void quoteWanted(const QString& text);

private:
    [[nodiscard]] QToolButton* addButton(const QString& name, const QString& icon, const QString& text);

    QString m_text;
    MarkdownView* m_view = nullptr;
    MarkdownEdit* m_edit = nullptr;
    QToolButton* m_open = nullptr;
    QToolButton* m_quote = nullptr;
};

} // namespace casewright::ui
