package io.restorable.samples.drill;

import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.CrudRepository;

/** All orders. */
public interface PurchaseOrders extends CrudRepository<PurchaseOrder, Long> {

    /** The newest one. */
    Optional<PurchaseOrder> findFirstByOrderByOrderedOnDescIdDesc();

    /** What all of them cost together; zero where there is none. */
    @Query("select coalesce(sum(each.total), 0) from PurchaseOrder each")
    BigDecimal turnover();
}
