// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QStringList>

class QLineEdit;

namespace casewright::ui {

class FlowLayout;

/// A list of words as chips, with a field behind them. Enter or a comma adds what was typed; Backspace in the empty
/// field takes the last one away, as does a click on a chip (or Space when it has the focus). Keeps order; no word
/// twice.
class TagsEdit final : public QFrame {
    Q_OBJECT

public:
    /// `label` is the accessible name: "Tags".
    explicit TagsEdit(const QString& label, QWidget* parent = nullptr);
    ~TagsEdit() override;

    /// Shows the words as they are; emits nothing.
    void setTags(const QStringList& tags);
    [[nodiscard]] const QStringList& tags() const { return m_tags; }
    /// Words that are offered while a person types a part of them.
    void setOffers(const QStringList& words);
    /// Takes half a word that was typed, as leaving the field does.
    void finishTyping();

Q_SIGNALS:
    /// A person changed them.
    void edited(const QStringList& tags);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void take();
    void remove(const QString& tag);
    void rebuild();

    QStringList m_tags;
    FlowLayout* m_layout = nullptr;
    QLineEdit* m_field = nullptr;
};

} // namespace casewright::ui
