// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/alerts/Flood.h"
#include "ui/bridge/AlertSources.h"
#include "ui/widgets/ArrangedSplitter.h"

namespace casewright::ui {

class FieldsCard;
class FloodSample;
class TopValuesCard;

/// The fields of a source, and the top values of the chosen one: of all its documents when these are there, and of a
/// sample of a flood's before they are made. The top values stand beside the fields; where there is no room for both,
/// a person goes from one to the other.
class FieldsPane final : public ArrangedSplitter {
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
    /// Fewer rows of the fields must be in sight, in a window in which there is little room.
    void setLow(bool isLow);
    /// Whether there is anything to see.
    [[nodiscard]] bool hasFields() const;
    /// So that no row of the fields is hidden. A splitter sets its own greatest height, so this is for who lays it out.
    [[nodiscard]] int wantedHeight() const;

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    /// It may be as narrow as one of its cards.
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
    void showCards();
    /// In the narrow pane.
    void turnTo(bool isTopWanted);

    FieldsCard* m_fields = nullptr;
    TopValuesCard* m_top = nullptr;
    FloodSample* m_sample = nullptr;
    std::shared_ptr<const LoadedAlerts> m_loaded;
    bool m_isOlder = false;
    bool m_isNarrow = false;     ///< there is room for one of the cards
    bool m_isTopWanted = false;  ///< in a narrow pane: the top values, not the fields
};

} // namespace casewright::ui
