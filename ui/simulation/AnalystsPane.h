// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QToolButton;

namespace casewright::ui {

class AnalystForm;
class AnalystModels;
class AnalystTransfer;
class Card;

/// The editor of analysts at the side of the page: the models of the workspace, of which the chosen one is edited, and
/// the seed. Every edit is saved at once.
class AnalystsPane final : public QWidget {
    Q_OBJECT

public:
    /// The models outlive it.
    explicit AnalystsPane(AnalystModels& models, QWidget* parent = nullptr);

    void focusList();

Q_SIGNALS:
    void closeRequested();
    /// A model was removed, and can be brought back.
    void removed(const QString& name);
    void done(const QString& text);
    void failed(const QString& title, const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* buildList();
    [[nodiscard]] QWidget* buildButtons();
    [[nodiscard]] QWidget* buildForm();
    void connectParts();
    void addNew(int preset);
    void removeChosen();
    void showModels();
    void showChosen();

    AnalystModels& m_models;
    AnalystTransfer* m_transfer;
    Card* m_card = nullptr;
    QToolButton* m_close = nullptr;
    QListWidget* m_list = nullptr;
    QPushButton* m_new = nullptr;
    QToolButton* m_import = nullptr;
    QToolButton* m_export = nullptr;
    QToolButton* m_remove = nullptr;
    QScrollArea* m_scroll = nullptr;
    QLabel* m_hint = nullptr;              ///< instead of a form
    AnalystForm* m_form = nullptr;
    QWidget* m_seedRow = nullptr;
    QSpinBox* m_seed = nullptr;
};

} // namespace casewright::ui
