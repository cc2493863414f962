// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSplitter>

#include <cstdint>
#include <memory>
#include <vector>

#include "core/alerts/Flood.h"
#include "ui/bridge/AlertSources.h"

namespace casewright::ui {

class FieldsCard;
class FloodSample;
class TopValuesCard;

/// The fields of a source, and the top values of the chosen one: of all its documents when these are there, and of a
/// sample of a flood's before they are made.
class FieldsPane final : public QSplitter {
    Q_OBJECT

public:
    explicit FieldsPane(QWidget* parent = nullptr);

    /// What was read or made; null: nothing yet.
    void setAlerts(std::shared_ptr<const LoadedAlerts> loaded);
    /// What was read is of an older source: a flood's sample says more.
    void setOlder(bool isOlder);
    /// Follows each change of a flood that is being written. One that cannot be made changes nothing.
    void setFlood(const alerts::Flood& flood, std::uint64_t seed);
    /// The source is a file: no sample.
    void forgetFlood();
    /// Whether there is anything to see.
    [[nodiscard]] bool hasFields() const;
    /// So that no row of the fields is hidden. A splitter sets its own greatest height, so this is for who lays it out.
    [[nodiscard]] int wantedHeight() const;

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    /// It may be as narrow as its cards: they turn below each other.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// hasFields() may have another answer.
    void shown();
    /// A person wants to see the documents that have the value in the field.
    void valueChosen(const QString& field, const QString& value);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void follow();
    void showFields(const std::vector<alerts::FieldStatistics>& fields, const QString& origin);
    void chooseValue(const QString& field, const alerts::FrequentValue& value);
    void showChosen();

    FieldsCard* m_fields = nullptr;
    TopValuesCard* m_top = nullptr;
    FloodSample* m_sample = nullptr;
    std::shared_ptr<const LoadedAlerts> m_loaded;
    int m_mostRows = 0;          ///< of top values, of any field: the page does not jump when another one is chosen
    bool m_isOlder = false;
    bool m_isMoved = false;      ///< a person chose the widths
};

} // namespace casewright::ui
