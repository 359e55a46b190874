package io.restorable.backup.boot.tool;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** An application that tells on standard output what it does, and ends as soon as it is up. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ShopApplication {

    static final String BEAN = "A BEAN OF THE APPLICATION IS MADE";
    static final String UP = "THE APPLICATION IS UP with ";

    public static void main(String[] arguments) {
        try (var context = SpringApplication.run(ShopApplication.class, arguments)) {
            System.out.println(UP + context.getBean(ApplicationArguments.class).getNonOptionArgs());
        }
    }

    @Bean
    String shop() {
        System.out.println(BEAN);
        return "shop";
    }
}
