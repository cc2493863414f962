// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

class ElidedLabel;
class FieldNote;

/// A field in the flood's form: its name, and how its values come as a button that chooses it. The chosen one has the
/// editor below.
class FloodFieldCard final : public QFrame {
    Q_OBJECT

public:
    explicit FloodFieldCard(int position, QWidget* parent = nullptr);

    void setTexts(const QString& name, const QString& distribution);
    /// Takes the editor in, or lets go of it (null).
    void setEditor(QWidget* editor);
    /// An empty text: nothing is wrong.
    void setProblem(const QString& text);
    void focusHead();

Q_SIGNALS:
    void pressed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showDistribution();

    ElidedLabel* m_name = nullptr;
    QPushButton* m_head = nullptr;
    QString m_distribution;
    FieldNote* m_note = nullptr;
    QWidget* m_editor = nullptr;
    QVBoxLayout* m_layout = nullptr;
};

} // namespace casewright::ui
