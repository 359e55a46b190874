package io.restorable.samples.drill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What somebody has ordered. */
@Entity
@Table(name = "purchase_order")
public class PurchaseOrder {

    @Id
    private long id;

    private String customer = "";

    @Column(nullable = false)
    private BigDecimal total = BigDecimal.ZERO;

    @Column(name = "ordered_on", nullable = false)
    private LocalDate orderedOn = LocalDate.EPOCH;

    /** Called by JPA. */
    protected PurchaseOrder() {}

    /** Its number. */
    public long id() {
        return id;
    }

    /** Who ordered. */
    public String customer() {
        return customer;
    }

    /** What it costs, in euros. */
    public BigDecimal total() {
        return total;
    }

    /** When it was ordered. */
    public LocalDate orderedOn() {
        return orderedOn;
    }
}
