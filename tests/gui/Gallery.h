// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Page.h"

namespace casewright::ui {

class Card;

/// A page with all the common widgets on it, for tests and for looking at them.
class Gallery final : public Page {
    Q_OBJECT

public:
    Gallery(const QString& name, const QString& title, const QString& icon);

    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] QString title() const override { return m_title; }
    [[nodiscard]] QString iconName() const override { return m_icon; }
    void registerActions(ActionTable& actions) override;
    void activated() override { ++m_activations; }

    [[nodiscard]] int activations() const { return m_activations; }
    [[nodiscard]] int news() const { return m_news; }

private:
    [[nodiscard]] QWidget* header();
    [[nodiscard]] QWidget* tiles();
    [[nodiscard]] Card* definition();
    [[nodiscard]] Card* schedule();
    [[nodiscard]] Card* table();
    [[nodiscard]] Card* plot();
    [[nodiscard]] QWidget* side();

    QString m_name;
    QString m_title;
    QString m_icon;
    int m_activations = 0;
    int m_news = 0;
};

} // namespace casewright::ui
