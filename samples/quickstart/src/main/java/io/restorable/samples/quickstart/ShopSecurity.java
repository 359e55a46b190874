package io.restorable.samples.quickstart;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The shop window and its health are for everybody; all else, backups included, asks who is there. */
@Configuration(proxyBeanMethods = false)
class ShopSecurity {

    @Bean
    SecurityFilterChain shop(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/")
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers(EndpointRequest.to("backup")))
                .httpBasic(Customizer.withDefaults())
                .build();
    }
}
